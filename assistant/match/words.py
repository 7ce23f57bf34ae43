"""Closed word lists of the tokeniser (English): what carries no topic, what negates."""

from __future__ import annotations

NEGATORS = frozenset(
    "not no never neither nor without cannot cant wont dont doesnt didnt isnt wasnt arent"
    " couldnt wouldnt havent hasnt nothing none nobody".split()
)
"""Words that turn round what follows them in the same clause; contractions in -n't too."""

CLAUSE_BREAKS = frozenset("but and although though however yet because whereas while just".split())
"""Words at which the reach of a negation ends."""

STOPWORDS = frozenset(
    "a an the this that these those it its i me my mine we us our ours you your yours he him his"
    " she her hers they them their theirs is am are was were be been being do does did done doing"
    " have has had having will would shall should can could may might must to of in on at by for"
    " from with as and or but if so than then there here what which who whom whose when where why"
    " how please hi hello hey dear thanks thank regards cheers some any each every all both just"
    " too very also only really quite about into onto over under up down out off again still get"
    " gets got getting let lets im ive id ill youre theyre weve not no never".split()
)
"""Words that alone say nothing of a topic. They still take part in word pairs."""

SLIGHT = frozenset(
    "a an the this that these those my our your its is are was were am be please hi hello thanks"
    " thank".split()
)
"""Words without which a short text says the same."""

FILLERS = frozenset(
    "actually after ago already also always another any anybody anyone anything away back because"
    " before came come comes day days else even ever everybody everyone everything first former go"
    " goes going gone good got hour hours how ill instead keep keeps kind last later latest less"
    " like little long look looks made make makes many maybe minute minutes more most much nearly"
    " need needs new next now nobody nothing often old once one ones other others ought own perhaps"
    " put rather right said same saw say says second see seem seems seen several since somebody"
    " someone something sometimes somewhere soon sort still such sure take takes tell thing things"
    " think thinks third though three time times today told tomorrow took tried try trying two use"
    " used using usually want wanted wants way week weeks well went whatever whether while wish"
    " without yesterday yet".split()
)
"""Words that name no topic: they may move a score by chance, but are never given as a reason."""

WISHED = frozenset(
    "access accept activ allow answer appear approv authoris authoriz avail certificat complet"
    " connect download enabl finish fix function giv grant green healthi help import instal launch"
    " licenc link list load log login open permission permit readi receiv register respond run save"
    " see show shown sign start support sync synchron trust updat visibl whitelist work".split()
)
"""Stems of what should be so: that it is not is the trouble itself, and denies nothing."""
