"""What gives away in a longer sentence what it does, for each intent; the company of `phrases`.

Regular expressions over `intents.plain` text, their line breaks left out.
"""

from __future__ import annotations

PART = {
    "undo": r"""
\bback ?track|\bback out\b|\brewind\b|\bunwind\b|\bcancel what you (?:did|have done|changed)
|\b(?:my|the) (?:old|previous|former) (?:settings?|state|setup|version)|\bgo back to (?:how
|the way|before|what|where)|\bback to (?:the start|square one|before)$|\bchange (?:it|that
|everything) back|\bput .{0,20} back (?:how|as|where|the way|like|to)|\bvuelve (?:atras|a)
|\bretour arriere|\brevien[st] en arriere|\bzuruck (?:auf anfang|nehmen|setzen)|\bzurucksetzen
|\bwieder (?:so )?wie (?:vorher|fruher|vorhin|es war)|\bwie vorher\b|\bcomo (?:antes|estaba)\b|
\brol+(?:ed|ing|s)? (?:it|that|this|them|everything|all)(?: all)? back|\bundo\b|\brevert
|\brol+(?:ed|ing)? ?back|\b(?:take|takes|took) (?:it|that|this|them|everything
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
^(?:\w+ ){0,5}ticket(?: \w+)?$|\b(?:a|some|any) human\b|\bput me through|\byour (?:supervisor
|manager|boss|superior)\b|\bbook (?:me )?(?:a|an) (?:call|appointment)|\blog a (?:call|case
|ticket)|\bhand (?:me |this |it )?over to|\bspeak to support|\bhelp me by phone
|\bby phone\b.{0,10}$|\bkundendienst|\bansprechpartner|\bruckruf|\bsupport-?nummer|\btechniker
|\bservice client|\bassistance telephonique|\btechnicien|\bun conseiller|\batencion al cliente
|\bservicio tecnico|\bun tecnico|\bun agente|\bun operador|
\b(?:technician|support|helpdesk|help desk|hotline|human|engineer|specialist|consultant
|expert)\b.{0,20}\b(?:call|phone|ring|look|have|come|take|contact|help|speak|talk)\b
|\b(?:send|forward|give|pass|report|hand|mail|escalate) .{0,20}\b(?:to|over to|on to) (?:the
 |your )?(?:support|vendor|help ?desk|team|developers?|technicians?|engineers?)
|\b(?:someone|somebody|anyone|anybody)(?: else)? (?:should|must|can|could|has to|needs to|please
|who can|to) .{0,15}(?:call|phone|ring|look|come|help|contact|take over)|
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
\byou(?:'ve)? lost me|\bwrong end of|\bbarking up|\bnot even close|\bcrossed wires|\btalking past
|\bon a different page|\bno no i (?:said|meant|asked)|\bi (?:said|wrote|typed
|asked) .{1,30} not\b|\bnot what (?:i|we)(?:'m|'ve)? \w+|\b(?:explained|put|said|worded|described
|phrased) (?:it|that|this|myself)? ?(?:badly|wrong|poorly|wrongly|differently)|\bbadly (?:put
|worded|explained|phrased)|\b(?:took|taken|take) (?:it|that|me) (?:the )?wrong
|\banother (?:program|issue|problem|thing) entirely|\baneinander vorbei|\bdarum geht(?:'s
| es) nicht|\bandersherum|\banders gesagt|\ba cote de la plaque|\bje parle(?:ais)? d
|\bno me entiend|\bno hablo de eso|\bme refiero a|\bno es lo que\b|\bme expres|
\b(?:nothing|none of what|not one thing) you (?:say|said|wrote|write|suggest|told)|\byou (?:don't
|do not|didn't|did not|never|aren't|still don't) (?:really )?(?:get|understand|understood|listen
|listening|read|follow|see)
|\bi (?:was|am|'m) (?:talking|asking|speaking|writing) about|\bi asked (?:about|for|something)|
\b(?:was|were|am|i'm) (?:after|asking|talking|looking|on about) .{0,30}(?:different|other|else)
|\bmis(?:s)?(?:understood|understand|understanding|read|reading|heard)|\bmix(?:ed
|ing)? .{0,20}up\b|\b(?:got|get|getting|have) (?:me|it|that|this|things) (?:all |completely
 |quite |totally )?(?:wrong|backwards|mixed)|\bconfus(?:ed|ing) (?:me|it|this|that|my) with
|\bnot what (?:i|we) (?:asked|meant|said|wrote|mean|want|was|wanted|had|typed|described|need)
|\bisn'?t what (?:i|we)\b|\bwasn'?t what (?:i|we)\b|\b(?:nothing|zero|nil
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
\b(?:don't|do not|didn't|doesn't) (?:\w+ )?(?:help|work)(?: either| at all| here| for me| any)?$
|\b(?:changed|did|does|helped|achieved|brought|fixed|solved) (?:absolutely |exactly )?(?:nothing
|nada|bugger all|naff all|diddly)|\bno (?:dice|joy|cigar|good|such luck|better)\b
|\bnot a (?:sausage|thing|bit)\b|\bback (?:where|to where) we|\bsquare one|\b(?:won't|doesn't
|didn't|will not|does not) (?:budge|stay|start|come back|come up|stick|go green|turn green|open
|react|respond)|\brefuses to\b|\b(?:keeps|kept) (?:coming|turning|going|dying|closing|crashing
|falling)|\blasted (?:only |just |all of |about )?(?:\w+ )?(?:seconds?|minutes?|moments?|hours?)
|\bonly (?:lasted|briefly|for a (?:bit|moment|minute|second))|\bas (?:dead|red|bad|broken
|stuck) as|\bsame as (?:ever|before|always|it was)|\bold tricks|\bunchanged\b
|\bno (?:hay )?cambios?\b|\bno ha (?:servido|cambiado|funcionado)|\bno sirvio|\brien de (?:neuf
|change|mieux)|\bn'a pas (?:marche|fonctionne|aide|suffi)|\btut sich nichts
|\bhat nichts (?:gebracht|geandert|genutzt)|\bwar'?s nicht$|\bnichts geht|\bnoch genauso
|\bunverandert|
\b(?:it|that|this)(?: really| just)? (?:vanished|disappeared|crashed|stopped|closed|died|failed
|broke|happened) (?:again|once more)|
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
\bcracked it|\bback in business|\bhappy days|\bit'?s alive|\ball systems go|\bgot it (?:working
|running|going|fixed|sorted)|\bi (?:managed|fixed|solved|sorted) (?:it|that|to)
|\bsolved (?:it )?(?:myself|already)|\b(?:books|data|figures|invoices|numbers) (?:is
|are) (?:up to date|coming|in|there|back|arriving)|\b(?:red|blob|error|message|problem
|warning) (?:is |has |have )?(?:now )?(?:gone|went|vanished|disappeared|cleared)(?: away| now)?$
|\bgreen!|^green$|\bhurra\b|\btut (?:es )?(?:jetzt )?wieder|\bes tut wieder|\bwieder (?:da|grun
|gut|ok|okay|online)$|\bproblema? (?:regle|resuelto|solucionado)|^(?:\w+ )?listo$|\bya esta\b
|\btodo (?:en orden|bien|ok)|\bva de nuevo|\bya va\b|\bce marche|\bca roule|\bc'est reparti|
^(?:\w+ )?(?:great|super|perfect|wonderful|hooray|yay|brilliant|suddenly|finally|excellent|phew
|yes|oh|ok|wow|good)? ?(?:(?:and|now|then) )?(?:it|everything|all|that|this
|the \w+)? ?(?:suddenly|finally|now|just|actually|really|all)? ?(?:works|syncs|runs|worked
|recovered|is (?:fixed|solved|sorted|back|fine|okay|ok|good|cured|running|working|syncing))$
|\b(?:came|come|comes|fixed|healed|sorted|started|recovered|went
|works?)(?: back)?(?: itself)? (?:on|by|all by) (?:its|it'?s|their|it)(?:self)?(?: own)?\b
|^(?:\w+ )?(?:looks?|seems|feels?) (?:\w+ )?(?:good|fine|ok|okay|right|better|healthy|normal
|great)(?: now| again)?$|
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
\bstep one\b|\bfirst step\b|\bmanual (?:way|route|method|steps)|\bcan you (?:show|walk|guide
|talk) me|\bwhat (?:do|must|should) i need to|\bwhat (?:do|must|should
|have) i (?:got )?(?:to )?do (?:exactly|then|there|first|next|myself)
|\bgive me (?:the )?(?:instructions|directions|steps)|\banleitung\b|\bwelche schritte
|\bwie komme ich|\bmode d'emploi|\bquelles? etapes|\bque pasos|\bcomo llego|\bpasos a seguir
|\binstrucciones\b|
^(?:and |but |so )?(?:in |on |under |to )?(?:which|where|how|wie|wo|comment|ou|como
|donde)\b.{0,40}\b(?:look|find|click|open|type|press|start|enter|get to|reach|finde|klicke
|cliquer|trouver|clic)\b|\b(?:list|name|give me|tell me|show me|describe
|write down) (?:me )?(?:all |each )?(?:the |those )?(?:steps?|instructions?)|
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
\bto what end|\bwhat'?s (?:it|that|this) (?:for|about|do|doing)|\bwhat'?s behind|\btriggered
|\bis (?:that|it|this) wise|\banything to worry|\bshould i (?:worry|be worried)|\bwill (?:it|that
|this) hurt|\bwhat'?s going to happen|\b(?:tell|show) me (?:first )?what (?:it|that|this|they|you
|will|would|exactly)\b|\bwhat (?:changes|it changes|it does|they do|you do|that does|will change
|would change|gets changed)|\bis there (?:a|any) (?:way back|risk|danger|harm)|\bcan (?:it|that
|this) be (?:undone|reversed|taken back)|\breversible\b|\bwhat (?:will|would|could
|does) (?:happen|be lost|go wrong|it cost)|\bgo wrong\b|\bwas bringt|\baus welchem grund
|\bwas heisst das|\bqu'est-ce que (?:ca|c'est|cela)|\bc'est pour quoi|\bpara que sirve
|\bconsecuencias|\bmotivo\b|
\b(?:any|what)(?: are)?(?: the| its)? (?:risks?|dangers?|side effects?|consequences?|effects?)\b
|\bwas (?:genau |eigentlich |denn |passiert |macht )|\bwhat (?:caused|led to|is behind|lies behind)|
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
\bcrying out loud|\bwhat on earth|\bgood grief|\bgive me strength|\bblood is boiling
|\bbeyond a joke|\bi'?m losing it|\b(?:takes|took|taking) (?:forever|ages)|\bsod (?:this|it|off)
|\bscrew (?:this|it|you)|\bbugger|\bso (?:annoyed|angry|cross|frustrated|mad|fed up)|\bboring\b
|\bhopeless|\bwasting\b|\bcan'?t believe (?:this|it)|\bnightmare\b|\bshame on|\bembarrassing
|\blousy\b|\bso ein|\bzum verruckt|\bnervt|\bargerlich|\bkatastrophe|\bquelle (?:galere|horreur
|honte)|\bzut\b|\bpenible|\bque asco|\bmaldita?|\bque desastre|\bque horror|\bverguenza|
\bhad it with|\benough of (?:this|you|it)|\bcan'?t (?:stand|take|bear) (?:this|it|any)|\btired of
|\byou(?:'re| are|r)? (?:not|never) (?:even |really )?help|\byou (?:don't|do not|can't
|cannot) help|\breicht(?:'?s| es) mir|\bhate\b|\bthis is (?:ridiculous|absurd|a joke|hopeless
|insane|bad|no good)|\bgood for nothing|\bnever works|
\bnothing but (?:talk|trouble|words)|\bwhat a (?:mess|joke|pain|nightmare
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
\bwhat(?:'s| is) (?:this|it|all this) for\b|\bhow does one use|\bare you (?:listening|there
|still there|awake)|\bcan i (?:paste|attach|upload|send|drop)|\bwhich languages|\bwhat languages
|\bdo you (?:speak|understand|know) (?:german|french|spanish|english|deutsch)|\bsprichst du
|\bparles-tu|\bparlez-vous|\bhablas\b|\bwas geht hier|\bwie bedient|
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
\b(?:beautiful|lovely|nice|gorgeous|terrible|glorious|grey|dreary) (?:day|morning|evening
|afternoon|week|weather|sunset)|\bwatch(?:ed)? the (?:game|match|film|show)
|\bmonday(?:s)?,? (?:eh|huh|right)|\bis it friday|\bneed a (?:holiday|drink|break|nap)
|\bmy (?:back|head|feet) (?:hurts?|aches?)|\bcake\b|\bbiscuits?\b|\bmusic\b|\bmovie|\bnetflix
|\bgarden\b|\bbarbecue|\bparrot|\bneighbou?rs?\b|\bworld cup|\blottery|\bmarathon|
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
