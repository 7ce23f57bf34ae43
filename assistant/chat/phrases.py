"""Everyday words for each intent: English first, then German, French, Spanish; without accents.

Regular expressions over `intents.plain` text, their line breaks left out. `WHOLE`: phrases that a
line consists of, with fillers around them. `PART`: what gives a longer sentence away.
"""

from __future__ import annotations

FILLER = r"""
please|pls|plz|then|now|just|well|oh|ooh|um|uh|hm+|so|and|but|hey|right then|there|mate|buddy|friend
|thanks|thank you|cheers|great|good|cool|nice|perfect|lovely|ok|okay|right|actually|already|quickly
|for me|for us|for now|for today|for the moment|to you|to you all|everyone|everybody|all|again
|would you|will you|if you (?:can
|could|like|must)
|not a problem|no problem|no worries|at once|right away|straight away|immediately|honestly|really
|kindly|team|folks|guys|sir|madam|dear|very much|dude|man|it|yourself|anyway
|bitte|danke|mal|doch|schon|dann|jetzt|also|na|gut|sehr|einfach
|merci|alors|bien|donc|svp|stp|maintenant|s'il (?:vous|te) plait
|gracias|por favor|ahora|pues|entonces|bueno|muy|ya
"""

YES = r"""
y|yes+|yeah+|yep|yup|yah|ya|aye|sure|sure thing|ok+|okay|okey dokey|k|kk|alright|all right|fine
|certainly|of course
|absolutely|definitely|by all means|(?:yes )?please do|go|go ahead|go for it|go on|do|do it|do so
|do that|agreed
|approved|accepted|granted|permission granted|you have my (?:permission|blessing|ok|okay|consent
|approval)
|(?:i|we) (?:do )?(?:agree|consent|approve|accept)|(?:i|we) (?:allow|authori[sz]e|permit) (?:it
|that|this|you)
|be my guest|make it so|why not|no objections?|sounds (?:good|great|fine|like a plan)|fine (?:by
|with) me
|(?:that is|that's|thats|it's) (?:fine|ok|okay|good)(?: (?:by|with) me)?|proceed|continue|carry on
|let's (?:go|do (?:it|this|that))|lets (?:go|do (?:it|this|that))|(?:i'm|im|i am) (?:in
|happy with (?:it|that)
|ok with (?:it|that)|fine with (?:it|that))|you may|you can|knock yourself out|off you go
|yes do it|run it
|j|ja+|jawohl|jo|jep|gerne?|klar|na klar|sicher|einverstanden|in ordnung|von mir aus|passt
|leg los|legen sie los
|nur zu|mach|mach es|mach das|machen sie (?:es|das|ruhig)|tu es|ja gern
|oui+|ouais|d'accord|vas-?y|allez-?y|bien sur|volontiers|c'est bon|faites|fais-le|faites-le
|ca marche pour moi
|si|si claro|claro|claro que si|dale|vale|adelante|de acuerdo|por supuesto|como no|hagalo|venga
"""

FIX = r"""
(?:and |so |but )?how (?:do|can|would|could) (?:i|we|you) (?:fix|solve|repair|mend) (?:it|this
|that)|(?:(?:can|could|would|will|won't) you |you (?:can|may) |(?:i|we) (?:want|need
|'?d like) you to
 |i'd like you to
|go ahead and |let's |lets |get on (?:and|with) |yes |ok |try to |try and )?
(?:fix|repair|restart|reboot|run|start|solve|mend|apply|execute|launch|perform|sort|resolve|cure
|do|correct)
(?: (?:it|that|this|the (?:fix|repair|restart|connector|program|plan|steps?|thing|app|problem
|icon|job|two steps)
|(?:these|those|the) (?:two |three )?(?:steps|tasks)|them|everything|my (?:icon|connector|pc)))
(?: (?:out|up|for (?:me|us)|for you|yourself|automatically))*
|(?:get on|go on|go ahead|carry on|proceed|continue) with (?:it|that|this|the (?:fix|repair|plan
|restart|steps|job))
|fix|repair|restart|repair please|fix please|make it (?:work|go|right|green)|have (?:a go|at it)
|give it a (?:go|try|shot)
|try (?:it|that|the fix|the repair|(?:the )?(?:next|other|second|another) (?:one|fix|thing|step))
|bring it back(?: up)?|get it (?:going|running|working)
|you do it(?: for me)?
|do it for me|sort it out(?: for me)?|take care of it|fix (?:it|this|that) for me
|reparier(?:e|en sie)?(?: es| das| ihn)?|behebe?n?(?: sie)?(?: es| das)?|bring das in ordnung
|starte?n?(?: sie)?(?: es| das| ihn)? neu
|mach(?:en sie)? (?:es|das) (?:fur mich|wieder ganz)|fuhre? (?:es|das) aus|los geht'?s
|repare[zr]?(?:-le|-la| le| la| ca| cela)?|corrige[zr]?(?:-le| le| ca)?|relance[zr]?(?:-le| le
| ca)?|redemarre[zr]?(?:-le| le)?
|lance[zr]?(?:-la|-le| la reparation| le)?|faites la reparation|execute[zr]?(?:-le)?
|repar[ae](?:lo)?|arregl[ae](?:lo)?|solucion[ae](?:lo)?|reinici[ae](?:lo)?|ejecut[ae](?:lo)?
|hazlo(?: tu)?(?: mismo)?|corrig[ea](?:lo)?
"""

NO = r"""
n|no+|nope|nah|nay|no way|not really|rather not|i'd rather (?:not|you didn'?t)|(?:i'd
|i would) prefer (?:not|you (?:didn'?t|not))(?: to)?
|better not|best not|i'll pass|pass|(?:please )?don'?t|please do not|do not|negative
|absolutely not|certainly not|of course not|no chance
|(?:i|we) (?:don'?t|do not) want (?:that|it|this|you to)(?: do(?: it| that)?)?|don'?t (?:touch
|change|run|do) (?:it|that|this|anything|any of (?:it|that))
|hands off|no changes|(?:leave|keep) (?:it|everything|my (?:pc|computer|machine)) (?:as it is
|alone|untouched)|i refuse|i decline|declined?
|no thanks|no thank you|no ta|none|none of (?:these|those|them|the above|it)
|neither(?: of (?:these|them|those))?|nothing of the (?:sort|kind)
|(?:not|no) (?:a single |even )?(?:one|any)(?: of (?:these|those|them))?(?: (?:fits?|apply
|applies|match(?:es)?|is right|works))?
|nein+|ne|noe|lieber nicht|besser nicht|auf keinen fall|nicht(?:s)? (?:andern|machen|tun
|anfassen)|bitte nicht(?:s)?|keine?[rsn]?(?: davon)?
|non+|surtout pas|pas question|je (?:ne )?(?:veux|prefere) pas|aucune?(?: des (?:deux|trois))?
|ne (?:touche[zr]?|change[zr]?|faites|fais) (?:a )?rien
|no gracias|mejor no|de ninguna manera|ni hablar|no quiero|ninguno|ninguna|no (?:toques|cambies
|hagas) nada
"""

STOP = r"""
stop+|stop (?:it|that|this|everything|now|there)|halt|wait|wait (?:a|one) (?:sec|second|minute
|moment|bit)|wait up|hold on|hold it|hold off|hold fire|hold your horses
|hang on|hang fire|abort|abort (?:it|that|mission)|cancel|cancel (?:it|that|this)|leave (?:it
|this|that)
|leave (?:it|this|that) (?:for (?:now|today|later|another day)|be|there|until \w+)
|not (?:now|yet|today|tonight|this (?:week|morning|afternoon|minute|evening)|right now
|at the moment|just yet|so fast)|later|maybe later|another (?:time|day)
|(?:some|an)other (?:time|day)|postpone|postpone (?:it|that)|pause|don'?t (?:do|run|start
|touch) (?:it|that|anything) (?:yet|now)|never ?mind|forget it|drop it|one (?:moment|sec|second
|minute)
|let'?s (?:leave|wait|not)|let me (?:save|finish|think)(?: .{1,30})?|i'?m (?:in the middle of|mid
|busy|not ready).{0,30}|(?:i )?(?:changed|change) my mind|enough|quit it|back off|cease|interrupt
|break off
|stopp|warte(?:n sie)?|abbrechen|brich(?: das)? ab|halt an|lass (?:es|das)(?: sein)?|spater
|moment|moment mal|nicht jetzt|noch nicht|heute nicht|aufhoren
|arrete[zr]?|arrete[zr]? (?:tout|ca)|attend[sz]?|attendez|plus tard|pas maintenant|pas encore
|laisse[zr]? tomber|annule[zr]?|un (?:moment|instant)|stoppe[zr]?
|para|pare|parad?|alto|espera|espere|detente|detengase|mas tarde|ahora no|todavia no|dejalo
|dejelo|cancela(?:r|lo)?|un momento|luego|basta
"""

THANKS = r"""
thanks?(?: you)? for (?:\w+ ){0,3}\w+|(?:many |much |big |so many )?thanks?(?: you)?(?: ?(?:very
|so|ever so) much| a (?:lot|bunch
|million|ton)| loads| heaps| so much)?(?: indeed)?|thankyou|thx|tx|ty|tysm|ta|ta (?:very much
|muchly|love)
|cheers|much appreciated|(?:i |we |really |very )*appreciated?(?: (?:it|that|this|your help
|the help))?|(?:much )?obliged|(?:i'?m )?grateful
|(?:you're|you are|youre|ur|what) a (?:star|legend|life ?saver|gem|hero|champ)|nice(?:ly)? (?:one
|put|done|work|explained)|well (?:done|put|explained)
|good (?:job|work|bot|stuff|answer|explanation|to know)|great (?:job|work|stuff|help|answer
|explanation)|that'?s (?:very |really |so )?(?:kind|helpful|useful|nice)(?: of you)?|very (?:kind
|helpful|useful|clear)
|danke|dank(?:e)? (?:schon|sehr|dir|ihnen|vielmals)|danke dir trotzdem|(?:vielen|besten
|herzlichen|tausend) dank|trotzdem|merci|merci (?:beaucoup|bien|infiniment|a vous)|mille mercis
|gracias|(?:muchas|mil|muchisimas) gracias|te lo agradezco|muy amable|se agradece
"""

GREETING = r"""
hi+|hi there|hiya|hello+|hello there|hey+|heya|hey there|howdy|yo|hullo|ello|good (?:morning
|afternoon|evening|day)|(?:top of the )?morning|mornin'?|afternoon|evenin(?:g|'?)|g'?day
|greetings|greetings from \w+|welcome|hallo+|guten (?:tag|morgen|abend)|guten|moin(?: moin)?
|servus|gru(?:e)?zi|gruss gott|gruess gott|tach|mahlzeit|bonjour|bonsoir|salut|coucou
|hola|buenas|buenas (?:tardes|noches)|buenos dias|que tal|ciao|anyone (?:there|here|home)
|is (?:anyone|anybody|somebody) (?:there|here)|knock knock|hi again|hello again
"""

GOODBYE = r"""
(?:good ?)?bye+|bye bye|goodbye|bye now|see (?:you|ya|u)(?: later| tomorrow| soon| around| then)?
|cya|catch (?:you|ya) (?:later|around|tomorrow)|laters?|so long|take care|farewell|ttyl|cheerio
|tara|toodle ?(?:oo|pip)
|have a (?:good|nice|great|lovely|pleasant) (?:one|day|evening|night|weekend|afternoon)|(?:i'?m
 |i am |i'll be )?(?:logging|signing|heading|going|clocking) (?:off|out|home)|good ?night
|over and out
|(?:i |we )?(?:must|have to|need to|gotta|got to|should) (?:leave|go|run|dash|be off|get going
|head out|be going)|that(?:'s| is|s) (?:all|it|everything)(?: (?:for (?:now|today)|i (?:needed
|wanted)|from me))?
|(?:i'?m |i am )(?:off|done|out|leaving|finished)(?: (?:now|here|home|for today))?
|until (?:tomorrow|next time)|speak (?:soon|later)|talk (?:soon|later|to you later)|quit|exit
|tschuss+|tschau|ciao|auf wiedersehen|wiedersehen|bis (?:dann|morgen|spater|bald|nachher|montag)
|schonen (?:tag|abend|feierabend)(?: noch)?|mach'?s gut|ade|feierabend
|au revoir|a (?:bientot|demain|plus|la prochaine|tout a l'heure)|bonne (?:journee|soiree|nuit
|fin de journee)|adieu
|adios|hasta (?:luego|manana|pronto|la vista)|chao|chau|nos vemos|buenas noches
|que tengas? (?:un )?buen dia
"""

HELP = r"""
help|help me|i need (?:some )?help|can you help(?: me)?|could you help(?: me)?|what now|now what
|what next|options|commands|menu|usage|instructions|\?+|who are you|what are you|what is this
|what's this
|hilfe|hilf mir|was nun|wer bist du|was bist du|aide|aide-moi|aidez-moi|au secours|qui es-tu
|qui etes-vous|ayuda|ayudame|socorro|quien eres|que eres
"""

WHOLE = {
    "thanks": THANKS,
    "greeting": GREETING,
    "goodbye": GOODBYE,
    "help": HELP,
    "stop": STOP,
    "no": NO,
    "yes": YES,
    "fix": FIX,
}
"""What a whole line says; the first that fits counts."""

PART = {
    "undo": r"""
\bundo\b|\brevert|\brol+(?:ed|ing)? ?back|\b(?:take|takes|took) (?:it|that|this|them|everything
|all of it|those|the \w+)(?: all)? back|\btake back (?:what|that|the|your|everything|those|all)\b
|\b(?:put|set|turn|change|switch|bring|get) (?:it|things|everything|all|that|this|them
|the \w+) back\b|\b(?:as|how|like|the way) (?:it|things|everything) (?:was|were
|used to be)(?: before| this| earlier|$)
|\brestore (?:it|everything|things|the (?:old|previous|former)|what)|\breverse (?:it|that|this
|the|your|what)|\b(?:to|into) (?:the|its) (?:old|former|previous|original) state|\bcan you go back\b
|\bruckgangig|\bruckgaengig|\b(?:mach|macht|machen sie|stell
|stellen sie) .{0,20}(?:wieder )?zuruck\b|\bwie (?:es )?(?:vorher|vorhin|fruher) war\b|\bdeshaz
|\bdeshac|\brevierte|\bvuelve a (?:poner|dejar)|\bdejalo como estaba|\bcomo (?:estaba|antes)\b
|\bannule[zr]? (?:tout|ce|cela|ca|les?|la|vos|tes|ces)\b|\b(?:revenir|reviens|revenez
|retour) (?:en arriere|a l'etat)|\bdefai(?:s|re|tes)\b|\bremet(?:s|tez|tre) (?:tout|ca|les|comme)
|\bcomme avant\b
""",
    "ticket": r"""
\b(?:speak|talk|chat|connect|put|pass|get|transfer|hand|forward|patch|refer
|reach) .{0,25}\b(?:humans?|person|people|someone|somebody|colleague|agent|technician|engineer
|support|staff|team|representative|rep|expert|specialist|operator|manager|supervisor)\b
|\b(?:real|actual|live|living) (?:person|human|people|agent)|\b(?:human|person) please|\b(?:raise
|open|create|file|log|prepare|write|make|submit|send|start|lodge|draft|fill in|do) (?:me |us
 |up )?(?:a |an |the |this as a |another )?(?:support |new |help ?desk )?(?:ticket|case|report
|request)\b
|^(?:a |the |support |ticket )*ticket(?: please| bitte| svp| por favor)?$|\bescalate|\bescalation
|\b(?:contact
|call|phone|ring|e-?mail
|write to|reach|message) (?:the )?(?:support|vendor|help ?desk|hotline|your (?:people|team
|company|boss))|\b(?:support|help ?desk|hotline)(?:'s)? (?:e-?mail|phone|number|address|hotline
|line|team|contact|desk|details)
|\b(?:phone|telephone) number\b|\bhotline\b|\bcall me back\b|\bcallback\b|\b(?:call|get|send|find
|give|fetch) me (?:a |an |some )?(?:technician|human|engineer|person|agent|expert|consultant
|professional|support)|\b(?:want|need|get me
|send me|give me) (?:a |an )?(?:technician|human|engineer|real|person|agent|someone|expert
|consultant)|\b(?:who|whom) (?:can|do|should|could|would) (?:i|we) (?:call|contact|e-?mail
|talk to|ask|ring|phone|write|turn to)
|\bsomeone (?:else )?(?:to )?(?:call|ring|phone|help|look at)|\bsupport (?:person|agent|engineer
|ticket|case)|\b(?:mit|an) (?:einem|einer|jemandem?|den|die|einen) .{0,30}(?:sprechen|reden
|telefonieren|wenden)|\becht(?:en|er)? mensch|\bmenschen sprechen
|\bmitarbeiter\b.{0,20}(?:sprechen|reden)|\b(?:offne|erstelle?n?|schreib) .{0,15}ticket
|\bticket (?:erstellen|offnen|aufmachen|schreiben)|\bsupport (?:anrufen|kontaktieren)
|\bnummer (?:vom|des|der) support
|\bparler (?:a|avec) (?:quelqu|une? |un vrai|le |votre )|\bjoindre (?:le|un|quelqu)|\b(?:ouvr
|cre)\w+ un (?:ticket|dossier)|\bcontacter le support|\bvrai(?:e)? (?:personne|humain)
|\bun humain\b|\bhablar con|\b(?:abr|cre)\w+ un (?:ticket|caso)|\bpersona real|\bcontactar con
|\bpasame con|\btelefono (?:de|del) soporte
""",
    "rephrase": r"""
\b(?:was|were|am|i'm) (?:after|asking|talking|looking|on about) .{0,30}(?:different|other|else)
|\bmis(?:s)?(?:understood|understand|understanding|read|reading|heard)|\bmix(?:ed
|ing)? .{0,20}up\b|\b(?:got|get|getting|have) (?:me|it|that|this|things) (?:all |completely
 |quite |totally )?(?:wrong|backwards|mixed)|\bconfus(?:ed|ing) (?:me|it|this|that|my) with
|\bnot what (?:i|we) (?:asked|meant|said|wrote|mean|want|was|wanted|had|typed|described|need)
|\bisn'?t what (?:i|we)\b|\bwasn'?t what (?:i|we)\b|\b(?:nothing|zero|zilch|nil
|not(?:hing)? (?:at all
|a thing)|little) to do with (?:what|my|our|the question|me|it)\b
|\bdifferent (?:thing|question|problem|matter|story|topic|kettle)|\b(?:wrong|other) (?:question
|topic|subject|thing|article|answer|problem|tree|end of|track|page|one)\b
|\bsomething else(?: entirely| altogether)?$|\bnone of (?:that|this|it) (?:was|is|has|fits
|applies)|\b(?:that'?s|it'?s|this is|thats|that is|that was) not (?:it|my|the (?:problem|issue
|question|point|one)|about)\b|\b(?:that|this|it) (?:isn'?t|wasn'?t) (?:it|my|the (?:problem|issue
|question|point|one)|about)\b
|\bbeside the point|\boff topic|\boff the mark|\bway off\b|\b(?:miss|missed|missing) (?:the
|my) point|\blet me (?:rephrase|put (?:it|that|this)|say (?:it|that|this) (?:again|differently)
|explain (?:again|differently|it|myself)|try again|start over)|\b(?:i|what i) (?:meant
|mean) (?:to say|something|was|is)\b|\bin other words\b|\bread (?:it|that|my \w+
|what i \w+) again|\bnot (?:really )?(?:my|the) (?:problem|issue|question|point|case)\b
|\birrelevant|\bdoesn'?t (?:fit|apply|match)(?: (?:me|us|here|my \w+|at all))?$|\bi never (?:said
|asked|mentioned)|\bthat'?s wrong$|\bwrong$
|\bfalsch verstanden|\bmissversta|\bnicht (?:das )?(?:was|wonach) ich\b|\b(?:das|so) (?:meinte
|meine) ich nicht|\bich meinte\b|\betwas (?:ganz )?anderes|\bpasst nicht\b
|\bfalsche[rsn]? (?:frage|thema|antwort|artikel)|\bhat (?:damit )?nichts (?:damit )?zu tun
|\bmal compris|\bpas ce que\b|\bpas compris|\bce n'est pas (?:ca|cela|ma question|mon probleme)
|\brien a voir|\bautre chose|\bje voulais dire|\b(?:me )?(?:has |ha )?(?:mal ?)?(?:entendido
|entendiste|entendio) mal|\bmalentendido|\bno (?:es|era) (?:eso|lo que)|\beso no es
|\bnada que ver|\botra cosa|\bno me (?:has |ha )?enten|\bquise decir
""",
    "not_solved": r"""
\bstill (?:the same|red|not|no\b|broken|nothing|there|stuck|pending|queued|fail|doesn|won|isn
|hasn|can'?t|crimson|scarlet|down|dead|happen|does|got|have|shows?|says|happens|wrong|bad|offline
|the problem|a problem|gone|missing|hanging|off)
|^(?:nope |no |and |but |it'?s |its |well |sadly |unfortunately )*still(?: (?:is|the same))?$
|\b(?:stays?|stayed|remains?|remained|keeps?|kept|sits?|is still|are still) (?:\w+ )?(?:red
|crimson|stuck|pending|queued|the same|broken|dead|down|off|as it was|unchanged|failing|dying
|crashing|closing|stopping|disappearing)
|\bnot (?:any|much|a bit|at all|one bit|really)? ?(?:better|fixed|solved|working|resolved|cured
|green|running|syncing)(?! (?:i|we) )|\b(?:isn'?t|wasn'?t|aren'?t|not) (?:any )?(?:better|fixed
|solved|resolved|cured)|\b(?:no|zero|without(?: any)?|not (?:any|the slightest|a)
|little) (?:change|effect|difference|improvement|luck|joy|success|avail|help|result|use|dice|good
|better)s?\b
|\b(?:didn'?t|did not|doesn'?t|does not|hasn'?t|haven'?t|won'?t|wouldn'?t|not|never) (?:really
 |actually |seem to |quite )?(?:help|work|fix|solve|cure|change a|change anything|do (?:it
|anything|the trick|a thing|much)|made? (?:a|any)|stick|last|hold)
|\b(?:same|identical) (?:thing|problem|issue|error|story|as before|result|again|old|colour|color
|message|situation)\b|\b(?:tried|did|done|followed|went through|repeated|gone through
|been through) (?:all|that|it|this|the|every|everything|both|them)\b.{0,90}\b(?:no|not|nothing
|zero|still|same|without|twice|vain|fail\w*nope|didn'?t|useless|no joy)\b
|\bmade no\b|\b(?:came|comes|went|goes|turned|turns|gone|flipped|fell|dropped|jumped|switched)
 (?:straight |right )?(?:(?:to )?(?:red|down|off|dead|crimson) again|back (?:to red|red
|down|off|again)|back$)
|\bdied (?:again|straight|right|soon|after)|\bred (?:again|once more|after all|as ever
|as before)|\bback (?:to|again to) red|\b(?:it'?s|its|problem'?s|the problem is
|is) back\b(?! (?:to normal|up|on|in|green|working|running))
|\b(?:got|getting|gets|even|it'?s|is) worse|\bin vain\b|\bno such luck|\bnot (?:solved|fixed|yet
|quite|gone|there yet)\b|\bonly (?:for a|lasted|briefly)|\bbut (?:the |it |it'?s
 |its )?.{0,25}(?:stays|remains|still|is red|not green|not back)|\bnothing (?:changed|happened
|has changed|helped|works|worked|moves|different|is syncing|syncs)
|\bimmer noch\b|\bnoch immer\b|\bweiterhin\b|\bimmer wieder\b|\bhilft nicht
|\bnicht(?:s)? (?:geholfen|gebracht|geandert|besser)|\b(?:geht|lauft|funktioniert|klappt) (?:es
 |das )?(?:immer |noch |leider |weiterhin |so )*nicht\b|\bbringt nichts|\bwieder rot|\bnoch rot
|\bkeine (?:anderung|besserung)|\bleider nicht|\bgleiche(?:s|r)? (?:problem|fehler)
|\bnichts (?:passiert|geandert)
|\btoujours (?:pas|rouge|pareil|le meme|la meme|en panne|bloque|rien)|\bne (?:marche
|fonctionne) (?:toujours |encore )?pas|\b(?:ca|cela) (?:ne )?(?:marche|change
|fonctionne) (?:toujours )?(?:pas|rien)|\brien (?:ne |n'a )?change|\bn'a (?:rien|pas) (?:change
|aide|marche|fonctionne)|\bencore (?:rouge|le meme)|\bpas (?:mieux|regle|resolu|repare)
|\bmeme (?:probleme|erreur|chose)
|\bsigue (?:rojo|roja|igual|sin|el|en|la|fallando|pasando)|\btodavia (?:no|esta|rojo|roja)
|\baun (?:no|esta)\b|\bno (?:funciona|ha funcionado|funciono|sirve|sirvio|cambio nada|ha cambiado
|ayudo|se arreglo|va)\b|\bigual que antes|\blo mismo|\bmismo (?:problema|error)
|\bnada (?:ha cambiado|cambio)|\botra vez (?:rojo|roja)
""",
    "solved": r"""
\b(?:works?|working|runs?|running|up|fine|good|green|ok|okay|back|normal|healthy|syncing|flowing
|well) (?:again|now|once more|at last|finally|like it should|as it should|as normal|fine
|perfectly|properly|nicely|like a charm|and running)\b
|\b(?:it|that|this|which|you|problem|issue|all|everything|icon)(?:'?s| is| has| have| was
|'ve)? (?:all |been |now |just |finally |really |totally )*(?:fixed|solved|sorted|helped|worked
|cured|did (?:it|the (?:trick|job))|resolved|done (?:it|the trick)|recovered|gone away|went away
|cleared(?: up)?|healed)\b
|\b(?:recovered|fixed itself|healed itself|came back by itself|resolved itself|sorted itself)
|\b(?:it'?s|its|is|back|now|turned|went|gone|goes|all|looks|showing|shows) (?:to )?(?:nice and
 |lovely |bright |back to )*green(?: again| now)?\b(?! but)|\bnot (?:red|stuck|pending
|broken) (?:any ?more|any longer|now)|\bno longer (?:red|stuck|broken|pending)
|\bback to (?:normal|green|business|work)|\b(?:data|things?|syncs?|books|everything|it)(?:'?s| is
| are)? (?:all )?(?:flowing|syncing|coming (?:in|across|through)|moving|going through|arriving)\b
|\b(?:problem|trouble|issue)(?:'?s| is| has)? (?:been )?(?:gone|over|history|solved|fixed
|vanished|disappeared|away)\b|\b(?:all|everything)(?:'?s| is| seems| looks)? (?:good|fine|works
|working|ok|okay|sorted|green|well|runs|running|in order|back|perfect|done)\b|^(?:all )?(?:solved
|fixed|sorted|resolved|cured|done|works|working|success|green|it works|that works|hooray|yay
|bingo|hurray|eureka)$|\bworks (?:a treat|fine|like)|\b(?:it|that|this|now
|everything) works(?: (?:thanks?|thank you|great|cheers))?$|^(?:\w+ )*now it (?:works|runs|goes)
|\bup and running|\bjob done|\bspot on now
|\b(?:lauft|geht|funktioniert|klappt|ist) (?:jetzt|nun|alles|es|wieder|endlich|schon)+ ?(?:wieder
|jetzt|alles|gut|grun|in ordnung|gelost|behoben|erledigt)?$|\b(?:jetzt|nun|wieder
|endlich) (?:lauft|geht|funktioniert|klappt|ist)\b.{0,20}|\bhat geholfen|\bgeholfen$
|\bist (?:wieder )?(?:grun|gelost|behoben|erledigt)|\balles (?:gut|wieder|lauft|okay|in ordnung)
|\bproblem (?:gelost|behoben|weg)
|\b(?:ca|cela|tout) (?:re)?(?:marche|fonctionne)(?: (?:a nouveau|maintenant|de nouveau|enfin
|bien))?\b|\bc'est (?:bon|regle|resolu|repare|vert)\b|\bproblem[e]? (?:resolu|regle)
|\b(?:est )?(?:redevenue?|repasse[e]?) verte?|\bplus rouge|\bya (?:funciona|esta|va|anda
|no esta rojo)\b|\bfunciona (?:de nuevo|otra vez|ya|bien|perfecto)|^funciona$|\bsolucionado
|\barreglado|\bresuelto|\btodo (?:bien|funciona|en orden)|\besta (?:verde|bien ahora)
""",
    "how": r"""
^(?:and |but |so |ok )*how(?: so| exactly| then)?$|\bhow (?:do|can|would|should|to|does one
|exactly|did|could|am|is (?:that|this|it) done|many steps
|shall|else|might|must)\b|\bw(?:h?ich|hat) (?:menu|button|order|key|folder|screen|window|tab
|icon|program|command) (?:do|is|must|should|would|does|exactly)|\bwhat'?s the (?:sequence|order
|procedure|way|first step|next step|path|drill)|\bstep by step\b|\bwalk me\b|\btalk me through
|\btake me through|\bwhere (?:do|would|can|should|is|exactly|will|must|are|did|might|does|'?s)\b
|\bwhere'?s\b
|\bby hand\b|\bmanually\b|\bdo (?:it|that|this) (?:myself|on my own|alone)|\b(?:doing|do it
|try it|try) (?:on my own|myself)|\bshow me (?:how|the steps|where|what to)|\bguide me\b
|\b(?:what|which|list|give me|tell me|send me)(?: are)?(?: the| all the)? (?:manual )?(?:steps
|instructions|clicks)\b|\bwhat (?:do|should|must|would|can) i (?:click|press|do|open|need|start
|look for|have to)|\bspell (?:it|that) out|\bin (?:which|what) (?:order|menu|folder|window)
|\bdon'?t know how\b|\bno (?:idea|clue) how\b
|\bwie (?:geht|mach|kann|genau|soll|muss|finde|komme|starte|mache|funktioniert)|\bwo (?:finde|ist
|klicke|muss|steht|kann|sehe|liegt|genau)|\bschritt fur schritt|\bvon hand\b|\bselber? (?:machen
|tun)|\bin welche[rnm]? (?:reihenfolge|menu|ordner)|\bzeig(?:en)? (?:mir|sie mir)
|\bcomment (?:faire|je|puis|on|dois|ca|est-ce|fait)|\bou (?:est|trouve|se trouve|dois|puis
|cliquer|exactement)|\betape par etape|\b(?:moi|soi)-?meme\b|\ba la main\b
|\bdans quel(?:le)? (?:ordre|menu)
|\bcomo (?:se hace|lo|puedo|hago|tengo|se|debo|llego)|\bdonde (?:esta|encuentro|puedo|hago|se)
|\bpaso a paso|\byo mismo|\bpor mi cuenta|\ba mano\b|\ben que (?:orden|menu)
""",
    "why": r"""
\bwhy\b|\bwhat'?s the (?:reason|point|cause|purpose|risk|danger|catch|downside|effect)
|\b(?:reason|cause) (?:it|for|why|of|behind)|\bwhat (?:makes?|causes?|caused|made|triggers?
|triggered|brings?|breaks?)\b|\bhow come\b|\bwhat (?:would|will|does|do|exactly (?:would|will
|does)|is) (?:that|it|this|you|they|each|the (?:fix|restart|step|steps|plan|second
|first))\b.{0,20}(?:touch|change|do|affect|mean|delete|for|kill|end|cost|going to)
|\b(?:is|are|isn'?t|will|would|does|could|can) (?:it|that|this|these|they|the \w+) .{0,30}(?:safe
|dangerous|risky|harm|hurt|damage|break|delete|lose|affect|touch|risk|reversible|interrupt|close)
|\bdangerous\b|\brisky?\b|\b(?:will|would|could|do) (?:i|we) lose\b|\b(?:any|what) (?:harm|danger
|risks?|side effects?|consequences?)|\bwhat happens\b|\bwhat (?:will|would) happen|\bwhat for\b
|\bwhat (?:did|have|are) you (?:just |really |actually )?(?:do|done|doing|change|changed|changing
|touch|touched)\b
|\bexplain\b|\bthe (?:background|meaning|cause)\b|\bwhat does (?:red|it|that|this) mean
|\bis (?:it|that|this) (?:safe|ok|okay|harmless|necessary|needed)|\bwhere does (?:it|that) come from
|\bwarum\b|\bwieso\b|\bweshalb\b|\bwozu\b|\bwas (?:passiert|macht|bewirkt|andert|bedeutet|heisst
|ist der grund)|\bgefahrlich|\bgrund dafur|\berklar|\bist das sicher|\bpourquoi\b
|\ba quoi (?:ca )?sert|\bque (?:va|fait|se passe)|\bqu'est-ce (?:que|qui) (?:ca|cela|va|se|cause
|provoque|change)|\bdangereux|\brisque|\bexplique|\bpor que\b|\bpara que\b|\bque (?:hace|pasa
|va a|ocurre|significa)|\bes (?:seguro|peligroso)|\bpeligro|\bexplica|\bcual es (?:la causa
|el motivo)
""",
    "complaint": r"""
\bshambles|\bnothing but (?:talk|trouble|words|hot air)|\bwhat a (?:mess|joke|pain|nightmare
|disaster|farce|load)|\brubbish\b|\bgarbage\b|\bcrap\w*
|\bshit\w*|\bsh[*!@#]t|\bbull\W?sh|\bbull\w*shit|\bbullsh\W|\bbollocks|\buseless\b|\bpathetic
|\bridiculous|\bterrible|\bawful|\bhorrible|\bworthless|\bwaste of (?:time|space|money|my)
|\bwasting my|\bstupid|\bidiot|\bmoron|\bdumb\b|\bfuck\w*|\bf[*#@]+|\bfck|\bdamn\w*|\bdammit
|\bbloody\b|\bwhat the (?:hell|heck)|\bfor (?:god|heaven|christ|pete|crying)|\bwtf|\bffs|\bomfg
|\bhate (?:this|you|it|your|computers)|\bsucks?\b|\bfed up|\bsick (?:of|and tired)|\bdriving me
|\bdrives me|\bannoy\w*|\bfrustrat\w*|\bgrr+|\ba+rgh+|\bugh+|\bjesus christ|\bchrist almighty
|\bunbelievable|\bunacceptable|\bdisgrace|\bclueless|\bincompetent|\bhopeless|\bhad enough
|\blosing (?:my )?(?:patience|it|the will)|\bno help\b|\bnot (?:very |at all |remotely )?helpful
|\b(?:aren'?t|not) (?:much|any) (?:help|use|good)|\bcompletely lost\b.{0,5}$|\bpiece of (?:junk
|crap|rubbish)|\bjunk\b|\bworst\b|\bpiss\w*|\bass\b|\bwhat kind of (?:help|support|answer)
|\bcall (?:this|that|yourself) (?:help|support|an answer|a)|\bi could scream|\bmakes no sense
|\bnonsense
|\bscheiss|\bverdammt|\bmist\b|\bnutzlos|\bunsinn|\bquatsch|\bblod\w*|\bso ein (?:mull|schrott
|dreck|murks)|\bschrott|\bzum kotzen|\bverarsch|\bmerde|\bputain|\bn'importe quoi
|\b(?:c'est )?nul(?:le)?\b|\binutile|\bbordel|\bras le bol|\bmierda|\bjoder|\binutil|\bbasura
|\bvaya (?:desastre|porqueria)|\bestoy hart[oa]|\bno sirves?
""",
    "help": r"""
\bwhat (?:else )?(?:can|could|do|all can) (?:you|u|this)\b.{0,12}\b(?:do|handle|know|help|cover
|offer|fix
|answer|understand)\b|\b(?:which|what) (?:sorts?|kinds?|types?) of (?:trouble|problems?|things
|questions|issues|stuff|topics)|\bwhat (?:are you|is this)(?: .{0,20})?$|\bwho (?:are|r) (?:you
|u)\b|\b(?:are|r) (?:you|u) (?:a |an |some )?(?:bot|robot|human|person|ai|machine|real|chat ?bot
|program|computer)|\bis this (?:an? )?(?:ai|bot|robot|human|chat ?bot|real|machine|program
|person)\b|\bam i (?:talking|speaking|chatting|writing) (?:to|with)|\b(?:which|what) (?:commands
|options|words|keys|topics|slash)\b
|\bhow (?:does|do) (?:this|you|the) (?:chat|thing|tool|window|program|assistant|bot
|box)?\s?(?:work|function|operate)|\bwhat (?:can|should|may|could|do|must) i (?:type|say|ask
|write|enter|answer|reply)\b|\b(?:am i|do i|should i|must i|can i) (?:supposed |meant |have
 |need )?(?:to )?(?:type|write|answer|enter|reply)\b|\bhow (?:do|can|should) i (?:use (?:this|you)
|answer|talk to|reply|type|respond|choose|pick|leave this|close this|quit)|\bwhat do you (?:do
|know)|\byour (?:job|purpose|skills)|\bintroduce yourself|\bnew here\b|\bhow to use (?:this|you)
|\bwas kannst du|\bwas konnen sie|\bwer (?:bist|sind)|\bwie funktioniert (?:das hier|dieser
|das programm|der chat)|\bwas (?:kann|soll|muss) ich (?:schreiben|eingeben|tippen|sagen)
|\bwelche befehle|\bque (?:peux|sais|pouvez|savez)-?(?:tu|vous)|\bcomment (?:ca|cela) marche\b
|\bqui (?:es|etes)-|\bque dois-je (?:taper|ecrire|dire)|\bque (?:puedes|sabes|puede|sabe) hacer
|\bquien eres|\bque (?:puedo|debo|tengo que) (?:escribir|decir|preguntar)|\bcomo (?:funciona esto
|te uso)
""",
    "chitchat": r"""
\bweather\b|\braining\b|\brain(?:y|s)?\b|\bsunny|\bsnow(?:ing|y)?\b|\bhot (?:today|out|in here)
|\bcold (?:today|out|in here)|\bcoffee\b|\bcuppa\b|\b(?:cup of )?tea\b|\blunch\b|\bdinner\b
|\bbreakfast|\bsandwich|\bpizza\b|\bbeer\b|\bwine\b|\bweekend\b|\bfootball|\bthe (?:match
|game) (?:last|tonight|yesterday)|\bjokes?\b|\briddles?\b|\bsongs?\b|\bpoem\b|\bsing\b|\bbaby\b
|\bmy cat\b|\bthe cat\b|\bmy dog\b|\bthe dog\b|\bpuppy|\bkitten|\bkids?\b|\bhusband\b|\bmy wife\b
|\bgrand(?:ma|pa|mother|father|kids)|\bbirthday|\bholidays?\b|\bvacation|\bfriday\b.{0,12}$
|\blong day|\bhow (?:are|r) (?:you|u)\b|\bhow'?s (?:it going|life|things|your)
|\bhow do you (?:feel|do)\b|\bwhat'?s up\b|\bsup\b|\bbored\b|\btired\b|\bhungry|\bsleepy|\b(?:are
|do|did|have|can) you (?:ever |also )?(?:married|sleep|dream|like|love|feelings|kids|eat|drink
|dance|sing|watch|enjoy|get (?:bored|tired))|\bfavou?rite|\blol\b|\blmao|\brofl|\bhaha+|\bhehe
|\bnice to meet|\byou'?d (?:get on|like)|\btell me (?:a |something )(?:joke|funny|story
|about yourself|nice)|\boops\b|\bwhoops|\bcrikey|\bmarry me|\bmy boss\b|\bmeaning of life
|\bfingers crossed|\bdeep breath|\bguess what\b|\bsorry (?:about that|wrong window|typo
|ignore that)|\bignore that\b|\bwrong window|\bcat walked|\bhang in there|\bphew\b|\bmy (?:mum
|mom|daughter|son)\b|\btraffic (?:was|is)|\bfunny\b
|\bwetter\b|\bregnet|\bkaffee|\bmittagessen|\bfeierabend\b|\bwitz\b|\bwie geht'?s
|\bwie geht es (?:dir|ihnen)|\bschones wochenende|\bhunger\b|\bquel temps|\bil pleut
|\bil fait (?:beau|chaud|froid)|\bun cafe\b|\bblague|\bcomment (?:vas|allez)|\bca va\b|\bllueve
|\bque (?:calor|frio)|\bun chiste|\bcomo estas|\bel (?:tiempo|clima)|\bque tal\b
""",
}
"""What gives a sentence away; the first that is found counts."""

RELAPSE = r"""
\b(?:is|went|goes|turned|turns|stays?|shows?|looks|died|dies|stopped|stops|fell|closed|crashed
|vanished
|gone|ist|geht|est|esta|se)\b.{0,30}\b(?:red|dead|down|off|stuck|pending|queued|gone|crimson|away
|after
|again|rot|aus|weg|rouge|rojo|roja|apago)\b
"""
"""How it is after a fix, where that is not well."""

OTHER_TOPIC = r"""
\b(?:separate|different|another|other|new|second|unrelated|next) (?:matter|question|problem|issue
|topic|thing|one|subject|point|query)\b|\bnext on (?:my|the) list|^next\b|\bunrelated\b
|\bforget (?:the|that|about the|my) \w+(?:[ ,;:]|$)(?=.{12})|\bon (?:another|a different) note
|\bby the way\b|\bbtw\b|\bwhat about\b(?=.{8})|\bhow about\b(?=.{8})|\bsomething (?:else
|different)[:,]|\bnew topic|\bmoving on|\bchange of (?:topic|subject)|\bwhile (?:i have you
|you'?re at it|we'?re at it|i'?m here)|\bone more thing|\balso[:,]|\b(?:our|the) other (?:company
|pc|computer|office|client|laptop|file)
|\bandere frage|\bneues? (?:problem|thema|frage)|\bubrigens\b|\bnoch (?:eine frage|was anderes
|etwas)|\bautre (?:question|probleme|chose)\b(?=.{12})|\bau fait\b|\bnouveau probleme
|\botra (?:pregunta|cosa|cuestion)\b(?=.{12})|\bpor cierto\b|\botro (?:problema|tema)
"""
"""What begins another problem."""

CHOICE = r"""
(?:(?:i'?d |i would |i will |i'?ll |let me )?(?:say|go (?:with|for)|take|choose|pick|think|guess
|it's|its|that'?s|it is|that is|that'd be|that would be|probably|maybe|more like|definitely
|rather) )?
(?:(?:the|number|no|nr|option|choice|answer|die|der|das|le|la|el|los?|nummer|numero|option) )*
(?:first|second|third|fourth|1st|2nd|3rd|4th|one|two|three|four|1|2|3|4|top|upper|uppermost
|middle|center|centre|last|lowest|lower|bottom|latter|former|a|b|c
|erste[nrs]?|zweite[nrs]?|dritte[nrs]?|letzte[nrs]?|obere[nrs]?|oberste[nrs]?|mittlere[nrs]?
|untere[nrs]?|eins|zwei|drei
|premiere?|deuxieme|seconde?|troisieme|derniere?|primer[oa]?|segund[oa]|tercer[oa]?|ultim[oa]
|del medio|uno|dos|tres|un|deux|trois)
(?: (?:one|option|choice|answer|of (?:them|these|those|the three)|on the list|bitte|please
|i think|probably|fits(?: best)?|sounds right|i guess|variante|antwort|opcion|entry|item|line
|there|would be it))*
"""
"""A choice by its place, as a whole line."""

CHOICE_PART = r"""
\b(?:the|that|this) (?:one )(?:with|about|where|that|on|in|which|saying|of)\b|\bthe (?:top|middle
|bottom|first|second|third|last) (?:one|answer|option|choice|line|entry)\b|\b(?:number|option
|choice) (?:one|two|three|[1-4abc])\b|^(?:lo|la|el) (?:de|del|que|con)\b|^(?:das|der|die) (?:mit
|wo|uber|vom|von)\b|^celui|^celle|^(?:la|le) (?:premiere?|deuxieme|troisieme|derniere?)\b
"""
"""A choice by what is said of it."""
