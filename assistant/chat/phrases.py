"""Everyday words for each intent: English first, then German, French, Spanish; without accents.

Regular expressions over `intents.plain` text, their line breaks left out: phrases that a line
consists of, with fillers around them. What gives a longer sentence away is in `signs`.
"""

from __future__ import annotations

FILLER = r"""
oh well|very well then|as well|too|kind of|sort of|let's see|look|listen|okey|yo|ey|darling|love
|pal|boss|champ|sofort|gleich|unbedingt|tout de suite|vite|enseguida|rapido|igualmente|
super|wonderful|excellent|awesome|fantastic|brilliant|et|y|und|e|aber|mais|pero|bon|bah|tja|hey
|ah+|ach|phew|right
|please|pls|plz|then|now|just|well|oh|ooh|um|uh|hm+|so|and|but|hey|right then|there|mate|buddy
|friend
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
aye aye|yes sir|please and thank you|do your thing|hit it|go on then|fire away|(?:you have
|you've got|i give you) (?:the )?green light|green light|crack on|away you go|ok (?:by|with) me
|good to go|works for me|let it run|suits me|thumbs up|roger|affirmative|righto|right you are
|very well|as you wish|(?:consider it )?approved|permission given
|i'm happy for you to(?: do (?:it|that|so))?|(?:that|it)(?:'s| is) a yes|sounds (?:right
|sensible)|jawoll|aber ja|na los|mach nur|mach ruhig|passt so|geht klar|gerne doch|bien entendu
|pas de probleme|oui s'il vous plait|oui merci|avec plaisir|si por favor|por mi si|sin problema
|esta bien|me parece bien|
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
(?:please |just |kindly |(?:can|could|would|will) you (?:please |just |kindly
 |maybe )*)?(?:do (?:it|that)|work your magic|patch it up|get (?:it|this|that) (?:sorted|fixed
|repaired|done)|(?:put|set) (?:it|this|that|things) right|bring (?:it|the icon
|the connector) back(?: to life)?|give it a (?:kick|restart|push)|handle (?:it|this|that)
|deal with (?:it|this)|have (?:it|this) (?:fixed|repaired|sorted)|run your (?:repair|fix)
|apply your (?:fix|repair)|do what you (?:suggest|suggested|said|propose|proposed|offered)
|start (?:those|the|both|these) tasks|fix (?:it|this|that)|repair (?:it|this|that)|restart (?:it
|this|that)|sort (?:it|this|that)(?: out)?)|start|run|launch|apply|(?:bitte )?(?:beheben
|reparieren|neu starten|neustarten|starten|ausfuhren)|bring (?:es|das|ihn) wieder zum laufen
|kummere? dich (?:darum|drum)|mach(?:'s| es| das) (?:wieder )?(?:heil|ganz)|remet(?:s
|tez)(?:-le)? en (?:marche|route)|fais(?:-le| le| la reparation)|occupe(?:z)?-(?:t'en|vous-en)
|lance[zr]? la reparation|ponlo en marcha|encargate|hazlo por mi|intentalo|
(?:do |try |run |show |go on with |on to )?(?:me )?the next(?: one| fix| step| thing| try)?
|next (?:one|fix|try)|(?:try|do) (?:something|anything|everything) (?:else|you can)|
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
i said no|nothing doing|thanks but no thanks|i'd sooner not|no go|not a chance
|under no circumstances|on no account|not on my (?:pc|computer|machine)|please leave (?:it
|that)(?: alone)?|keep out|keep off|not interested|i'm not interested|no need(?: for (?:it
|that))?|(?:i'd|i would|we'd) (?:rather|prefer)(?: that)? you (?:leave|left|don't|didn't|not
|keep).{0,25}|leave (?:it|everything|things) alone|(?:none|nothing)(?: of (?:these|those|them
|it))? (?:fits?|match(?:es)?|appl(?:y|ies)|suits?|sounds right|is right)|bloss nicht
|lass (?:es )?mal|nichts davon|will ich nicht|mochte ich nicht|jamais|rien de tout ca|je refuse
|ni de broma|jamas|nada de eso|ninguna de esas|prefiero que no|
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
whoa|hold it right there|freeze|slow down|not so quick|park (?:it|that)|let's park (?:it|that)
|leave that for now|in a (?:bit|minute|moment|sec|while)|(?:just )?(?:give me|i need|gimme) (?:a
|one|two|five|ten|\d+) (?:minutes?|moments?|secs?|seconds?|bit)(?: first)?|i'll (?:come back to
|do|think about) (?:it|that)(?: later)?|no more(?: of (?:it|this|that))?|wait (?:till|until
|for) .{1,20}|(?:wait )?let me .{1,30} first|kurz warten|warte (?:kurz|mal)|einen moment|pause
|nicht so schnell|erst spater|deux secondes|une seconde|une minute|pas tout de suite|doucement
|un segundo|mas despacio|ahorita no|en un rato|otro dia|
(?:maybe |perhaps |rather |better |not until )?(?:tomorrow|tonight|next week|next time
|some other time|in (?:an hour|a minute|a moment|a while)|after (?:lunch|work|hours)|when i'm done)
|stop+|stop (?:it|that|this|everything|now|there)|halt|wait|wait (?:a|one) (?:sec|second|minute
|moment|bit)|wait up|hold on|hold it|hold off|hold fire|hold your horses
|hang on|abort|abort (?:it|that|mission)|cancel|cancel (?:it|that|this)|leave (?:it
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
thanks (?:all the same|anyway|again|for nothing|everso)|thank you (?:kindly|anyway|again)
|nice of you|i appreciate (?:it|you|that).{0,15}|thanks a (?:million|ton|heap)|danke (?:euch
|trotzdem|fur \w+(?: \w+)?)|ich danke(?: dir| ihnen)?|merci (?:quand meme|a toi
|pour \w+(?: \w+)?)|gracias (?:igualmente|de todos modos|por \w+(?: \w+)?)|tack(?: sa mycket)?
|grazie|obrigad[oa]|dank je(?: wel)?|
(?:you'?re|you are|what|that'?s|that is|this is|it'?s) (?:a |an |so |very |really |truly
 |the )*(?:genius|star|hero|best|angel|wonder|treasure|wonderful|brilliant|awesome|fantastic
|amazing|excellent|superb|great|nice|kind|sweet|lovely|helpful)(?: of you| help| job| work
| service)?
|thanks?(?: you)? for (?:\w+ ){0,3}\w+|(?:many |much |big |so many )?thanks?(?: you)?(?: ?(?:very
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
good day(?: to you)?|morning all|hi (?:folks|all|team|everyone|everybody|guys)|hello (?:all
|everyone|world|assistant|bot)|guten tag zusammen|hallo zusammen|bonjour a tous|bien le bonjour
|muy buenas|buen dia|allo|hoi|hej|greetings all|long time no see|me again|it's me again|
hi+|hi there|hiya|hello+|hello there|hey+|heya|hey there|howdy|yo|hullo|ello|good (?:morning
|afternoon|evening|day)|(?:top of the )?morning|mornin'?|afternoon|evenin(?:g|'?)|g'?day
|greetings|greetings from \w+|welcome|hallo+|guten (?:tag|morgen|abend)|guten|moin(?: moin)?
|servus|gru(?:e)?zi|gruss gott|gruess gott|tach|mahlzeit|bonjour|bonsoir|salut|coucou
|hola|buenas|buenas (?:tardes|noches)|buenos dias|que tal|ciao|anyone (?:there|here|home)
|is (?:anyone|anybody|somebody) (?:there|here)|knock knock|hi again|hello again
"""

GOODBYE = r"""
toodles|ttfn|home time|signing out|i'm away|speak tomorrow|night night|nighty night
|off to (?:lunch|bed|work|home|a meeting)|(?:i'm )?off (?:home|now|to \w+)|i'll be (?:back
|off)(?: later| tomorrow)?|will be back(?: \w+)?|talk tomorrow|until later|have fun
|enjoy your (?:day|evening|weekend)|schones wochenende|schonen tag noch|bis nachher
|man sieht sich|machs gut|tschuessi?|a tout a l'heure|bon week-?end|bonne fin de journee
|buen fin de semana|hasta otra|me voy|
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
manual|list (?:your|the|all) commands|show (?:the )?help|is there a menu|what do i do now
|what should i do now|i don't know what to (?:do|type|say)|hilfe bitte|ayuda por favor
|aide s'il vous plait|
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

RELAPSE = r"""
\b(?:is|went|goes|turned|turns|stays?|shows?|looks|died|dies|stopped|stops|fell|closed|crashed
|vanished
|gone|ist|geht|est|esta|se)\b.{0,30}\b(?:red|dead|down|off|stuck|pending|queued|gone|crimson|away
|after
|again|rot|aus|weg|rouge|rojo|roja|apago)\b
"""
"""How it is after a fix, where that is not well."""

OTHER_TOPIC = r"""
\bsomething (?:else|different)\b(?=.{8})(?!.{0,3}entirely)|\bnow (?:for|to) (?:my|the|our)\b
|^(?:forget|leave|skip|never mind) (?:that|it|this|the \w+)\b(?=.{12})|
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
