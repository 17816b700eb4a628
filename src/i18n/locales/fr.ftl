# Français. Les mêmes clés que en.ftl ; espaces fines insécables devant ; ! ? et insécables devant : et dans les guillemets.

language-name = français
decimal-mark = ,
group-mark = {"\u202F"}
percent-sign = {"\u202F"}%
date-locale = fr_FR
date-long = %A %-d %B %Y
date-long-first = %A 1er %B %Y
date-short = %-d %b
date-short-first = 1er %b
date-and-time = { $date } à { $time }

stretch-seconds = { $count ->
    [one] { NUM($count) } seconde
   *[other] { NUM($count) } secondes
}
stretch-minutes = { $count ->
    [one] { NUM($count) } minute
   *[other] { NUM($count) } minutes
}
stretch-hours = { $count ->
    [one] { NUM($count) } heure
   *[other] { NUM($count) } heures
}
back-in = dans { $stretch }
back-today = aujourd’hui
back-tomorrow = demain
back-on = dans { NUM($count) } jours ({ $date })
back-days = dans { NUM($count) } jours

scale-million = { $count ->
    [one] { NUM($count) } million
   *[other] { NUM($count) } millions
}
scale-billion = { $count ->
    [one] { NUM($count) } milliard
   *[other] { NUM($count) } milliards
}
scale-trillion = { $count ->
    [one] { NUM($count) } billion
   *[other] { NUM($count) } billions
}
quantity = { $number } { $unit }
quantity-scaled = { $number } de { $unit }
money-eur = { $number } €
money-usd = { $number } $
money-gbp = { $number } £
money-scaled-eur = { $number } d’euros
money-scaled-usd = { $number } de dollars
money-scaled-gbp = { $number } de livres
source-title = « { $title } »

## Questions

progress = { NUM($done) } sur { NUM($whole) }
progress-learning = { $count ->
    [one] { NUM($count) } qui revient
   *[other] { NUM($count) } qui reviennent
}
media-picture = Image : { $alt }
media-sound = Son : { $alt }
media-none = Cette question n’a ni image ni son.
media-place = Dans { $path }
media-opening = Ouverture de { $path }
media-not-opened = Aucun programme n’a pu ouvrir { $path } ; ouvrez-le vous-même.
question-hint = Indice : { $hint }
ask-back-scale = { $typed }, mais de quel ordre : mille, millions, milliards ? Retapez-le avec son ordre de grandeur ; rien n’est perdu.
ask-back-reading = { $typed } peut se lire { $one } ou { $other } : retapez le nombre que vous voulez dire ; rien n’est perdu.
no-hint = Cette question n’a pas d’indice.
truth-true = Vrai
truth-false = Faux

keys-choice = ↑ ↓ choisir · Entrée répondre · Échap autres actions
keys-several = ↑ ↓ se déplacer · Espace cocher · Entrée répondre · Échap autres actions
keys-order = ↑ ↓ se déplacer · Espace prendre ou poser · Entrée répondre · Échap autres actions
keys-recall = Pensez à la réponse, puis appuyez sur une touche pour la voir · Échap autres actions
keys-typed = Entrée répondre · ligne vide autres actions
keys-list = Entrée suivante · ligne vide terminer, ou autres actions
keys-hint = ? indice
list-need = { $count ->
    [one] Citez-en un.
   *[other] Citez-en { NUM($count) }, une par ligne.
}
keys-retype = Retapez la réponse · ligne vide continuer sans
keys-menu = ↑ ↓ choisir · Entrée valider · Échap retour

act-back = Revenir à la question
act-hint = Voir l’indice
act-dunno = Je ne sais pas
act-skip = Passer : plus dans cette séance
act-bury = Enterrer : pas avant demain
act-suspend = Suspendre : plus du tout, jusqu’à sa reprise
act-flag = Signaler : noter qu’elle est à revoir
act-edit = Modifier le texte de la question
act-open = Ouvrir l’image ou le son
act-next = Question suivante
act-previous = Question précédente
act-restart = Reprendre à la première question
act-right = J’avais raison
act-guessed = Je ne savais pas
act-undo = Annuler la dernière action
act-quit = S’arrêter là
act-help = Voir ce que l’on peut taper
act-again = Noter « Oublié »
act-hard = Noter « Difficile »
act-good = Noter « Correct »
act-easy = Noter « Facile »

command-hint = indice
command-dunno = jenesaispas
command-skip = passer
command-bury = enterrer
command-suspend = suspendre
command-flag = signaler
command-edit = modifier
command-open = ouvrir
command-next = suivante
command-previous = précédente
command-restart = reprendre
command-right = juste
command-guessed = hasard
command-undo = annuler
command-quit = quitter
command-help = aide
command-again = oublié
command-hard = difficile
command-good = correct
command-easy = facile

## Réponses

verdict-right = Juste.
verdict-slip = Juste, à l’écriture près.
verdict-typo = Presque : une faute de frappe.
verdict-right-why = Juste : { $why }.
verdict-slip-why = Juste, à l’écriture près : { $why }.
verdict-typo-why = Presque : une faute de frappe, et { $why }.
verdict-wrong-why = Pas tout à fait : { $why }.
verdict-partial = Juste en partie : { $share }.
verdict-partial-why = Juste en partie : { $share } ({ $why }).
verdict-wrong = Pas tout à fait.
verdict-blank = Pas de réponse.
difference-given = Votre réponse
difference-answer = Réponse
reveal-given = Votre réponse : { $given }
reveal-answer = Réponse : { $answer }
reveal-also = Aussi accepté : { $others }
reveal-options = Les réponses justes :
reveal-order = Dans l’ordre :
reveal-pairs = Les paires :
reveal-items = Les réponses :
reveal-because = { $option } : { $because }
reveal-source = Source : { $source }
reveal-back = { $rating } · revient { $back }
reveal-practice = { $rating } · entraînement : le calendrier reste tel quel
reveal-preview = { $rating } · aperçu : rien n’est gardé
reveal-leech = Oubliée { NUM($count) } fois : une « sangsue ». Reformulez la question, ou suspendez la carte.
reveal-aside = { $rating } · mise de côté
reveal-leech-aside = Oubliée { NUM($count) } fois : une « sangsue », donc mise de côté. Reformulez la question (modifier) et elle continue ; sinon, « sommet decks --suspended » la montre et « --resume » la reprend.
leech-goes-on = Elle continue : elle n’est plus de côté.
done-undo = Annulé.
done-suspend = Suspendue, jusqu’à « sommet decks --resume ».
done-bury = Enterrée jusqu’à demain.
undo-menu = Pour annuler : « autres actions ».
undo-command = :annuler revient en arrière.
undo-nothing = Il n’y a rien à annuler.
done-flag = Signalée. « sommet decks --flagged » montre ce que vous avez signalé.
accept-ask = Accepter désormais « { $answer } », dans { $path } ?
accept-yes = Oui, l’ajouter aux réponses acceptées
accept-no = Non, seulement cette fois
accept-done = Ajoutée à { $path }.
accept-failed = { $path } est resté tel quel : { $why }
accept-changed = la question n’est plus ce qu’elle était quand elle a été posée.
edit-place = La question se trouve dans { $path }, ligne { $line }.
edit-failed = « { $editor } » s’est mal terminé. La question se trouve dans { $path } ; VISUAL ou EDITOR nomment l’éditeur à utiliser.
edit-emptied = L’éditeur n’a rien laissé ; la question reste telle qu’elle était.
edit-done = Modifiée : la question se lit ainsi désormais.
edit-gone = Le paquet n’a plus cette question. Sa progression est gardée.
edit-again = Rouvrir l’éditeur
edit-leave = La laisser ainsi pour l’instant
judge-ask = Quel souvenir en aviez-vous ?
rating-again = Oublié
rating-hard = Difficile
rating-good = Correct
rating-easy = Facile

key-next = suite
key-rate = noter : oublié, difficile, correct, facile
key-right = j’avais raison
key-guessed = je ne savais pas
key-undo = annuler
key-bury = enterrer
key-suspend = suspendre
key-flag = signaler
key-edit = modifier
key-open = ouvrir l’image ou le son
key-previous = précédente
key-restart = reprendre à la première
key-quit = arrêter

## Lignes numérotées

flag-note = Ce qui ne va pas (peut rester vide)
plain-retype = Retapez la réponse, ou Entrée pour continuer
plain-recall = Pensez à la réponse, puis appuyez sur Entrée
plain-text = Réponse (:aide pour le reste)
plain-figure = Nombre (:aide pour le reste)
plain-quantity = Nombre, unité : { $unit } (:aide pour le reste)
plain-number = Numéro de votre choix
plain-several = Numéros de toutes les réponses justes, séparés par des espaces
plain-order = Numéros dans le bon ordre, séparés par des espaces
plain-match = Pour a, b, c… les numéros qui correspondent, séparés par des espaces
plain-list = Élément { NUM($number) } sur { NUM($count) }, vide pour terminer
plain-rating = Note, de 1 à 4
plain-next = Entrée pour continuer, 1 à 4 pour noter, :annuler, :aide
plain-next-preview = Entrée pour continuer, :précédente, :aide
plain-unclear = Je n’ai pas compris cette ligne. :aide montre ce que l’on peut taper.
plain-choose = Tapez un des numéros, ou rien pour en rester là.
hint-before-list = L’indice ne se demande qu’avant le premier élément.
plain-empty = Rien n’a été tapé. :jenesaispas si vous ne savez pas, :indice pour de l’aide.
plain-not-now = Impossible ici. :aide montre ce que l’on peut taper.

## Fin de séance

summary-time-up = Le temps est écoulé
summary-title = Séance terminée
summary-nothing = Aucune réponse donnée.
summary-answers = { $count ->
    [one] { NUM($count) } réponse, { $share } de justes, { $stretch }
   *[other] { NUM($count) } réponses, { $share } de justes, { $stretch }
}
summary-new = { $count ->
    [one] { NUM($count) } nouvelle carte découverte
   *[other] { NUM($count) } nouvelles cartes découvertes
}
summary-none-missed = Aucune erreur
summary-missed = { $count ->
    [one] { NUM($count) } carte manquée :
   *[other] { NUM($count) } cartes manquées :
}
summary-more = … et { NUM($count) } de plus
summary-waiting = { $count ->
    [one] { NUM($count) } carte revient aujourd’hui, dans { $stretch }
   *[other] { NUM($count) } cartes reviennent aujourd’hui, la première dans { $stretch }
}
summary-left = { $count ->
    [one] Il reste { NUM($count) } carte pour aujourd’hui
   *[other] Il reste { NUM($count) } cartes pour aujourd’hui
}
summary-tomorrow = { $count ->
    [0] Rien n’est prévu demain
    [one] Demain : { NUM($count) } carte à revoir
   *[other] Demain : { NUM($count) } cartes à revoir
}
summary-stored = Toutes les réponses sont enregistrées.

## Paquets illisibles

fault = erreur : { $text }
fault-nearest = Vouliez-vous dire « { $name } » ?
deck-unknown-field = il n’y a pas de champ « { $name } » ici
deck-unknown-variant = il n’y a pas de « { $name } » ici
deck-names = Il y a : { $names }.
deck-missing-field = le champ « { $name } » manque
deck-missing-field-help = Ajoutez { $name }: …,
deck-duplicate-field = le champ « { $name } » est donné deux fois
deck-duplicate-field-help = Gardez l’un des deux.
deck-wrong-type = il faut ici { $expected }, et non { $found }
deck-wrong-type-help = Écrivez-le ainsi : { $form }
deck-quote-help = Mettez-le entre guillemets : "{ $name }".
deck-other-type-help = Écrivez ce qu’il faut ici, ou retirez le champ.
deck-number-range = ce nombre est trop grand, ou négatif là où il ne peut pas l’être
deck-number-range-help = Écrivez un nombre entier de 0 à 4 294 967 295.
deck-wrong-name = il faut ici « { $expected } », et non « { $found } »
deck-wrong-name-help = Écrivez { $expected }, ou aucun nom.
deck-missing-name = il manque ici le nom « { $expected } », car le paquet active explicit_struct_names
deck-missing-name-help = Écrivez { $expected } devant la parenthèse, ou retirez explicit_struct_names du paquet.
deck-newer-format = ce paquet est au format { $found } ; ce sommet lit le format { $known }
deck-newer-format-help = Installez un sommet plus récent.
deck-bad-id = « { $id } » ne peut pas être un identifiant : { $why }
deck-bad-id-help = Employez des lettres, des chiffres, - et _, 120 caractères au plus.
deck-missing-id = cette question n’a pas d’id : sa progression ne pourrait pas être conservée
deck-missing-id-help = Ajoutez id: "{ $id }",
deck-duplicate-id = l’id « { $id } » est déjà pris par la question de la ligne { NUM($line) }
deck-duplicate-id-help = Donnez à cette question un id à elle ; elle est laissée de côté d’ici là.
deck-blank = « { $name } » est vide
deck-blank-help = Remplissez-le, ou retirez le champ là où il est facultatif.
deck-bad-language = « { $found } » n’est pas un code de langue
deck-bad-language-help = Écrivez un code tel que "fr" ou "fr-CA".
deck-unknown-source = le paquet ne déclare pas de source « { $name } »
deck-no-sources-help = Déclarez-la : sources: { "{" }"{ $name }": (title: "…"){ "}" },
deck-duplicate-source = la source « { $name } » est déclarée deux fois
deck-duplicate-source-help = Donnez à l’une des deux une autre clé, ou retirez-la.
deck-no-wrong-option = il n’y a pas de mauvaises réponses parmi lesquelles choisir
deck-no-wrong-option-help = Ajoutez-en au moins une : wrong: ["…"].
deck-no-right-option = il n’y a pas de bonne réponse
deck-no-right-option-help = Ajoutez-en au moins une : right: ["…"].
deck-right-among-wrong = « { $option } » est à la fois juste et fausse
deck-right-among-wrong-help = Retirez-la de l’une des deux listes.
deck-duplicate-option = « { $option } » figure deux fois ici
deck-duplicate-option-help = Retirez l’un des deux.
deck-need = on ne peut en demander { NUM($need) } sur { $count ->
    [one] { NUM($count) } élément
   *[other] { NUM($count) } éléments
}
deck-need-help = Demandez-en moins avec need, ou complétez la liste.
deck-too-few = il en faut au moins { NUM($least) } ici, il y en a { NUM($count) }
deck-too-few-help = Ajoutez ce qui manque, ou choisissez une autre façon de répondre.
deck-repeated-side = « { $text } » figure dans deux paires
deck-repeated-side-help = Chaque texte d’un côté va avec un seul de l’autre : retirez l’une des deux paires, ou distinguez-les.
deck-cloze-unclosed = ce trou n’est pas fermé par { "}}" }
deck-cloze-unclosed-help = Écrivez { "}}" } après ce qui est à compléter.
deck-cloze-empty = ce trou est vide
deck-cloze-empty-help = Écrivez ce qui est à compléter entre { "{{" } et { "}}" }.
deck-cloze-none = ce texte n’a pas de trou
deck-cloze-none-help = Mettez ce qui est demandé entre { "{{" } et { "}}" }.
deck-too-many-gaps = { NUM($count) } trous, c’est plus qu’une question ne peut en avoir ({ NUM($most) })
deck-too-many-gaps-help = Faites-en plusieurs questions.
deck-percent = { NUM($value) } n’est pas un pourcentage de 0 à 100
deck-percent-help = Écrivez un nombre de 0 à 100 : Percent(1).
deck-tolerance = une tolérance ne peut pas être négative ({ NUM($value) })
deck-tolerance-help = Écrivez de combien une réponse peut s’écarter, à partir de 0 : Plus(0.5).
deck-not-finite = ce n’est pas un nombre fini
deck-not-finite-help = Écrivez-le en chiffres : 40e9, ce sont 40 milliards.
deck-retention = { $value } n’est pas un taux de rétention
deck-retention-help = Écrivez une probabilité entre 0 et 1, telle que 0.9.
deck-zero-seconds = il faut au moins 1 seconde à une question
deck-zero-seconds-help = Écrivez combien de secondes elle a, ou retirez le champ.
deck-both-ways = { $variant } ne se demande pas dans les deux sens ; seuls Recall et Typed le permettent
deck-both-ways-help = Retirez both_ways, ou choisissez Recall ou Typed.
deck-missing-media = il n’y a pas de fichier { $path } à côté du paquet
deck-misspelt-media = il n’y a pas de fichier { $path } à côté du paquet ; vouliez-vous dire { $there } ?
deck-misspelt-media-help = Écrivez le nom comme le fichier le porte, majuscules et accents compris : certains systèmes les distinguent.
deck-missing-media-help = Un chemin se lit à partir du dossier où est le paquet.
deck-media-path = { $path } ne mène pas à un fichier du dossier du paquet
deck-media-path-help = Mettez le fichier à côté du paquet et écrivez son chemin de là, avec des barres obliques : "images/carte.png".
deck-media-kind = d’après son nom, { $path } n’est ni une image ni un son
deck-media-kind-help = Se montrent et s’écoutent : { $formats }.
deck-media-outside = { $path } est un lien qui sort du dossier du paquet
deck-media-outside-help = Copiez le fichier dans le dossier du paquet à la place du lien.
deck-media-unreadable = { $path } ne peut pas être lu
deck-media-unreadable-help = Donnez-vous le droit de le lire.
deck-media-content = { $path } est en vérité un fichier { $found }
deck-media-content-help = Renommez-le pour qu’il se termine par .{ $found }, ici aussi.
deck-media-unknown = { $path } ne contient pas ce que dit son nom
deck-media-unknown-help = Enregistrez-le de nouveau dans l’un de ces formats : { $formats }.
deck-media-large = { $path } pèse { $size }
deck-media-large-help = Au plus { $most } sont montrés : réduisez l’image, ou raccourcissez le son.
deck-no-alt = rien ne remplace { $path } là où on ne peut ni le voir ni l’entendre
deck-no-alt-help = Dites ce qu’il montre : media: (file: "{ $path }", alt: "…"),
size-mebibytes = { $size } Mio
deck-same-twice = { $path } a le même id et la même langue
deck-same-twice-help = Donnez à ce paquet un id à lui, ou retirez l’un des deux fichiers.
deck-no-translation = { $path } n’a pas de question « { $id } »
deck-no-translation-help = Les traductions ont les mêmes questions sous les mêmes id : les progrès suivent ainsi d’une langue à l’autre.
deck-other-form = on répond autrement à « { $id } » dans { $path } ({ $variant })
deck-other-form-help = Les traductions ont la même façon de répondre, avec autant de trous, d’éléments ou de paires.
deck-unknown-lint = il n’y a pas de conseil « { $name } »
deck-unclosed-bracket = ce « { $sign } » n’est jamais fermé
deck-unclosed-bracket-help = Écrivez « { $close } » là où il se termine.
deck-stray-bracket = rien n’a ouvert ce « { $sign } »
deck-stray-bracket-help = Retirez-le, ou ouvrez-le avant.
deck-missing-open = il manque « ( » devant ces champs
deck-missing-open-help = Mettez « ( » devant le premier d’entre eux.
deck-unclosed-text = ce texte n’a pas de guillemet fermant
deck-unclosed-text-help = Écrivez " là où il se termine, et \" pour un guillemet dans le texte.
deck-unclosed-comment = ce commentaire n’est pas fermé par */
deck-unclosed-comment-help = Écrivez */ là où il se termine, ou commencez chacune de ses lignes par //.
deck-missing-comma = il manque une virgule ici
deck-missing-comma-help = Mettez une virgule après ce qui précède.
deck-missing-colon = il manque un deux-points après ce nom
deck-missing-colon-help = Mettez un deux-points entre le nom et sa valeur.
deck-quoted-name = le nom d’un champ s’écrit sans guillemets
deck-quoted-name-help = Écrivez ask: "…", et non "ask": "…".
deck-unescaped-quote = ce guillemet ferme le texte trop tôt
deck-unescaped-quote-help = Écrivez \" pour un guillemet dans un texte, ou employez « … ».
deck-bad-escape = cela ne peut pas suivre une barre oblique inverse
deck-bad-escape-help = Écrivez \\ pour une barre oblique inverse.
deck-bad-number = ce n’est pas un nombre
deck-bad-number-help = Écrivez-le en chiffres, avec un point : 40000, 2.5, 40e9.
deck-unexpected = « { $what } » n’a pas sa place ici
deck-because-help = Les deux textes suffisent : ("la mauvaise réponse", "ce qui y est faux").
deck-unexpected-help = Retirez-le, ou voyez s’il manque avant une virgule, un guillemet ou une parenthèse.
deck-unexpected-end = le fichier s’arrête trop tôt
deck-unexpected-end-help = Écrivez ce qui manque ; ce qui est ouvert est à fermer.
deck-trailing = il y a encore du texte après la fin du paquet
deck-trailing-help = Retirez-le, ou voyez si une parenthèse se ferme trop tôt.
deck-unknown-extension = il n’y a pas d’extension « { $name } »
deck-unknown-extension-help = Retirez-la : un paquet n’en a pas besoin.
deck-too-deep = ces parenthèses sont trop imbriquées
deck-too-deep-help = Retirez les parenthèses en trop ; l’une d’elles n’est sans doute pas fermée.
deck-other = ce n’est pas du RON : { $what }
deck-other-help = Écrivez-le comme le sont les paquets livrés avec sommet.
id-empty = il est vide
id-long = il a plus de { NUM($count) } caractères
id-space = il contient une espace
id-forbidden = il contient « { $sign } »
kind-text = un texte ("…")
kind-number = un nombre
kind-whole-number = un nombre entier
kind-yes-or-no = true ou false
kind-list = une liste ([…])
kind-table = une table ({ "{…}" })
kind-fields = des champs nommés ((nom: …))
kind-pair = une paire (("…", "…"))
kind-text-or-list = un texte ou une liste de textes
kind-media = un fichier et ce qu’il montre ((file: "…", alt: "…"))
kind-text-or-pair = une réponse ("…"), ou une réponse et pourquoi elle est fausse (("…", "…"))
kind-answer = une réponse, telle que Typed(["…"])
kind-tolerance = Exact, Percent(1) ou Plus(0.5)
kind-one-value = une seule valeur entre parenthèses
kind-char = un seul caractère ('x')
kind-bytes = des octets (b"…")
kind-values = { $count ->
    [one] { NUM($count) } valeur entre parenthèses
   *[other] { NUM($count) } valeurs entre parenthèses
}
kind-name = le nom { $name }

## Ce qui n’a pas pu se faire

usage-see-help = « { $line } --help » montre ce qu’il y a.
usage-unknown = il n’y a pas de « { $name } »
usage-no-value = « { $name } » attend une valeur
usage-not-one-of = « { $name } » ne peut pas être « { $value } » ; valeurs possibles : { $valid }
usage-bad-value = « { $value } » n’est pas une valeur pour « { $name } »
usage-missing = « { $name } » manque
usage-conflict = « { $name } » ne va pas avec le reste
usage-before-verb = « { $name } » devant une commande n’y fait rien ; mettez-le après la commande, ou omettez-la
usage-unreadable = cette ligne de commande est illisible
failure-no-home = il n’y a pas de dossier personnel où garder les paquets et la progression
failure-no-home-help = Nommez un dossier avec --home ou { $variable }.
failure-screen = impossible d’écrire à l’écran ({ $why })
failure-screen-help = Toutes les réponses données sont enregistrées.
failure-unpack = impossible d’écrire { $path } ({ $why })
failure-folder-help = Vérifiez que vous pouvez y écrire, ou nommez-en un autre avec --home ou { $variable }.
failure-unknown-deck = aucun paquet ne s’appelle « { $name } »
failure-unknown-deck-help = « sommet decks » montre ceux qui existent.
failure-unknown-learner = aucun apprenant ne s’appelle « { $name } »
failure-unknown-learner-help = « sommet learner » montre ceux qui existent ; « sommet learner add { $name } » en ajoute un.
failure-language = sommet ne parle pas « { $tag } »
failure-language-help = Il parle { $languages }. Une langue de plus, c’est un fichier de plus : src/i18n/locales.
failure-filter = « { $word } » n’est pas un filtre
failure-filter-help = Les filtres sont due, new, lapsed, leech, flagged, r<0.8 et r>0.8 ; s’il y en a plusieurs, tous doivent convenir.
failure-flag = aucune carte signalée ne s’appelle « { $card } »
failure-flag-help = « sommet decks --flagged » montre celles qu’il y a.
failure-card = aucune carte suspendue ne s’appelle « { $card } »
failure-card-help = « sommet decks --suspended » montre celles qui le sont.
decks-leech = { $card } · sangsue, oubliée { NUM($count) } fois
decks-suspended = { $count ->
    [0] Aucune carte n’est suspendue.
    [one] { NUM($count) } carte est suspendue ; « sommet decks --resume CARTE » la reprend.
   *[other] { NUM($count) } cartes sont suspendues ; « sommet decks --resume CARTE » en reprend une, « --resume all » toutes.
}
decks-flagged = { $count ->
    [0] Rien n’est signalé. Pendant l’étude, la touche f signale une question.
    [one] { NUM($count) } carte est signalée ; « sommet decks --unflag CARTE » retire le signalement.
   *[other] { NUM($count) } cartes sont signalées ; « sommet decks --unflag CARTE » retire un signalement, « --unflag all » tous.
}
decks-unflagged = { $count ->
    [one] { NUM($count) } signalement est retiré.
   *[other] { NUM($count) } signalements sont retirés.
}
decks-resumed = { $count ->
    [one] { NUM($count) } carte reprise.
   *[other] { NUM($count) } cartes reprises.
}
failure-setting-help = « sommet learner settings » montre tous les réglages et leurs valeurs.
store-foreign = { $path } n’est pas un fichier de sommet
store-foreign-help = Il n’a pas été touché. Déplacez-le, ou nommez un autre dossier d’étude avec --home.
store-newer = { $path } a été écrit par un sommet plus récent (version { NUM($found) }, connue ici : { NUM($known) })
store-busy = { $path } est utilisé par un autre programme
store-busy-help = Fermez l’autre sommet ouvert sur { $path }, puis réessayez. Rien n’est perdu.
store-read-only = impossible d’écrire dans { $path }
store-read-only-help = Donnez-vous le droit d’y écrire, ou nommez un autre dossier d’étude avec --home.
store-full = le disque qui porte { $path } est plein
store-full-help = Libérez de la place et continuez ; les réponses sont enregistrées jusqu’à la dernière affichée.
store-corrupt = { $path } est abîmé ({ $why })
store-corrupt-help = Rien n’y a été changé. « sommet restore » montre les copies intactes de { $path } et en remet une en place.
store-same-file = { $path } est la progression de ce dossier d’étude lui-même
store-same-file-help = Nommez le fichier d’une autre machine, ou une sauvegarde.
store-is-a-folder = { $path } est un dossier, pas un fichier
store-is-a-folder-help = Déplacez ce dossier.
store-failed = impossible de se servir de { $path } ({ $why })
store-failed-help = La dernière réponse n’est peut-être pas enregistrée ; les précédentes le sont. Réessayez ; si cela se répète, « sommet doctor » examine { $path }.
store-cannot-open = impossible d’ouvrir { $path } ({ $why })
store-cannot-open-help = Vérifiez le dossier de { $path } et vos droits, ou nommez un autre dossier d’étude avec --home.
store-clock = l’horloge de cette machine montre une date impossible
store-clock-help = Réglez la date, puis réessayez.
store-elsewhere = cette réponse a été modifiée entre-temps par un autre sommet
store-elsewhere-help = Recommencez : le journal contient les deux.
name-empty = un nom ne peut pas être vide
name-long = un nom a 60 caractères au plus
name-forbidden = un nom ne peut pas contenir { $sign }
name-taken = le nom « { $name } » est déjà pris
setting-unknown = aucun réglage ne s’appelle « { $name } »
setting-not-a-number = { $name } : « { $value } » n’est pas un nombre
setting-range = { $name } : { $value } n’est pas compris entre { $least } et { $most }
setting-steps = { $name } : écrivez des attentes telles que « 1m 10m »
setting-not-one-of = { $name } : « { $value } » n’est pas l’un de { $words }
setting-week = { $name } : écrivez des jours tels que « sam=réduit dim=libre »
setting-no-tag = « { $value } » n’est pas un code de langue tel que fr

## Aujourd’hui

today-title = { $date } · { $name }
today-due = { $count ->
    [0] Rien à revoir
    [one] { NUM($count) } carte à revoir
   *[other] { NUM($count) } cartes à revoir
}
today-learning = { $count ->
    [one] { NUM($count) } carte en cours d’apprentissage
   *[other] { NUM($count) } cartes en cours d’apprentissage
}
today-new = { $count ->
    [0] pas de nouvelle carte pour aujourd’hui
    [one] { NUM($count) } nouvelle carte
   *[other] { NUM($count) } nouvelles cartes
}
today-minutes = { $count ->
    [one] environ { NUM($count) } minute
   *[other] environ { NUM($count) } minutes
}
today-streak = { $count ->
    [0] Pas encore de série
    [one] { NUM($count) } jour d’affilée
   *[other] { NUM($count) } jours d’affilée
}
today-longest = { $count ->
    [one] record : { NUM($count) } jour
   *[other] record : { NUM($count) } jours
}
today-tomorrow = { $count ->
    [0] Rien à revoir demain.
    [one] Demain : { NUM($count) } carte.
   *[other] Demain : { NUM($count) } cartes.
}
today-done = Tout est fait pour aujourd’hui.
today-next = La prochaine carte revient { $back }.
today-welcome = Bienvenue dans sommet. Les questions reviennent juste avant que vous ne les oubliiez ; dix minutes par jour suffisent.
today-begin = Commencer
today-begin-more = Apprendre encore quelques nouvelles cartes
today-begin-all = Tout ce qui attend, d’un coup
today-first-steps = Premiers pas : comment on apprend avec sommet
today-later = Pas maintenant
today-how = « sommet study » commence.
no-decks = Il n’y a pas de paquet dans { $path }.
no-decks-help = Mettez-y un fichier .ron ; le README montre comment en écrire un en deux minutes.
folder-filled = { $count ->
    [one] { $path } est désormais votre dossier d’étude ; il contient { NUM($count) } fichier.
   *[other] { $path } est désormais votre dossier d’étude ; il contient { NUM($count) } fichiers de questions.
}
decks-unreadable = { $count ->
    [one] { NUM($count) } fichier de questions a des fautes ; ce qui peut en être lu est utilisé.
   *[other] { NUM($count) } fichiers de questions ont des fautes ; ce qui peut en être lu est utilisé.
}
decks-unreadable-more = … et { NUM($count) } de plus. « sommet decks » montre tout.
file-unreadable = impossible de lire { $path } ({ $why })
file-too-large = { $path } est trop gros pour un paquet
file-not-regular = { $path } est un tube ou un périphérique, et non un fichier sur disque
file-not-utf8 = { $path } n’est pas du texte UTF-8 (octet { NUM($offset) })
file-same-deck = { $path } a le même id et la même langue que { $other }
file-no-deck = ce n’est plus un paquet de questions
file-help = Les autres paquets ne sont pas touchés.
backup-failed = la sauvegarde du jour n’a pas pu se faire ({ $why })
backup-failed-help = Vos réponses sont tout de même enregistrées. Libérez de la place dans le dossier « backups ».
preview-broken = { $count ->
    [0] Aucune de ses questions ne peut être montrée.
    [one] { NUM($count) } question peut être montrée ; ce qui a des fautes est laissé de côté.
   *[other] { NUM($count) } questions peuvent être montrées ; ce qui a des fautes est laissé de côté.
}
preview-end = { $count ->
    [one] C’était tout : { NUM($count) } carte. Rien n’a été enregistré.
   *[other] C’était tout : { NUM($count) } cartes. Rien n’a été enregistré.
}
preview-written = Écrit dans { $path }
reading-decks = Lecture des paquets
kind-error = erreur
kind-warning = avertissement
kind-help = aide
try-again = Réessayer
stop-here = S’arrêter là
study-none = Rien à étudier ici aujourd’hui.
backlog-away = Vous n’avez pas étudié pendant { NUM($away) } jours : { NUM($waiting) } révisions attendent.
backlog-waiting = { $waiting ->
    [one] { NUM($waiting) } révision attend
   *[other] { NUM($waiting) } révisions attendent
}, plus que n’en tient une journée.
backlog-today = { $count ->
    [one] Aujourd’hui, { NUM($count) } seule, la plus utile ;
   *[other] Aujourd’hui, { NUM($count) } d’entre elles, les plus utiles ;
}
backlog-done = La part d’aujourd’hui est faite ;
backlog-days = { $count ->
    [one] le reste viendra demain, les nouvelles cartes ensuite.
   *[other] le reste viendra en { NUM($count) } jours, les nouvelles cartes ensuite.
}
backlog-days-only = { $count ->
    [one] le reste viendra demain.
   *[other] le reste viendra en { NUM($count) } jours.
}
backlog-chosen = { $waiting ->
    [one] { NUM($waiting) } révision attend
   *[other] { NUM($waiting) } révisions attendent
} dans l’ensemble des questionnaires, plus que n’en tient une journée ; parmi celles que vous demandez : { $count ->
    [0] aucune.
   *[other] { NUM($count) }.
}
backlog-chosen-whole = { $count ->
    [one] Elle vient aujourd’hui.
   *[other] Toutes celles-ci viennent aujourd’hui.
}
backlog-new-wait = Les nouvelles cartes attendent qu’il y ait moins à réviser.
backlog-endless = le reste viendra quand il y aura moins à faire : chaque jour en apporte plus que votre limite n’en laisse passer.
backlog-all = « sommet study --all » demande tout d’un coup.
study-none-filter = Aucune carte ne correspond à votre demande. « sommet decks » montre ce qu’il y a.

## Une classe, au terminal de l’enseignant

podium-title = Salle { NUM($room) } · { $address } · PIN { $pin }
podium-others = Si cela ne marche pas, essayez { $addresses }
podium-board = Pour le projecteur : { $address }
podium-wifi = Wifi : { $name }
podium-code-wifi = 1. Le wifi
podium-code-join = 2. La classe
podium-host = Commandes sur une tablette : { $address }
podium-chosen = Pourquoi ces questions :
podium-paused = En pause : l’horloge est arrêtée.
podium-locked = Verrouillée : plus personne n’entre.
podium-unstored = Les réponses ne peuvent pas être enregistrées : la salle est en pause. Les téléphones les gardent et réessaient. Faites de la place sur le disque, puis reprenez.
podium-kept = Les réponses ne peuvent pas être enregistrées. Les téléphones les gardent et réessaient : faites de la place sur le disque, et tout continue de soi-même.
podium-crowd = Il est arrivé tant de monde à la fois que la salle s’est verrouillée. Déverrouillez-la si ce sont bien vos élèves.
podium-restarted = La salle est rouverte telle quelle, en pause. Reprenez quand les téléphones sont revenus.
podium-own-until = Devoir à faire jusqu’au { $when }
podium-own-alone = Il se passe de vous : ce terminal peut être fermé, le devoir continue. Les commandes y mettent fin, l’échéance aussi.
podium-own-counts = Entrés : { NUM($seats) } (en ligne : { NUM($here) }) · ont commencé : { NUM($begun) } · ont fini : { NUM($through) }
podium-own-over = Le devoir est terminé.
podium-own-over-note = Ses pages restent ouvertes un moment pour qui lit son résultat, dix minutes au plus.
podium-here = { $seats ->
    [0] Personne n’est encore entré.
    [one] { NUM($here) } élève connecté sur { NUM($seats) }
   *[other] { NUM($here) } connectés sur { NUM($seats) } élèves
}
podium-seat = Place { NUM($seat) }
podium-question = Question { NUM($number) } sur { NUM($count) }
podium-answers = { NUM($answers) } sur { NUM($seats) } ont répondu
podium-waiting = Pas encore : { $names }
podium-closed = les réponses sont là
podium-untimed = sans limite
podium-left = encore { NUM($seconds) } s
podium-class = La classe jusqu’ici : { NUM($percent) } % de réponses justes
podium-label-right = juste
podium-label-partial = juste en partie
podium-label-other = autres réponses
podium-label-nothing = pas de réponse
podium-finished = La séance est terminée.
podium-standing = { NUM($rank) }. { $name } · { NUM($right) } sur { NUM($of) }
podium-points = { $count ->
    [one] { NUM($count) } point
   *[other] { NUM($count) } points
}
podium-act-start = commencer
podium-act-close = fermer
podium-act-reveal = montrer la réponse
podium-act-next = question suivante
podium-act-finish = terminer
podium-act-standings = classement
podium-act-pause = pause
podium-act-resume = reprendre
podium-act-extend = 15 s de plus
podium-act-put-off = un jour de plus
podium-act-skip = passer
podium-act-lock = verrouiller
podium-act-unlock = déverrouiller
podium-act-kick = exclure
podium-act-ban = bannir
podium-act-time = plus de temps
podium-act-end = terminer la séance
podium-act-end-own = y mettre fin
podium-act-leave = quitter
podium-command-next = suivant
podium-command-standings = classement
podium-command-pause = pause
podium-command-extend = prolonger
podium-command-skip = passer
podium-command-lock = verrouiller
podium-command-kick = exclure
podium-command-ban = bannir
podium-command-time = temps
podium-command-end = fin
podium-command-leave = quitter
podium-command-help = aide
podium-which-kick = Exclure l’élève de la place numéro (Entrée pour le faire, Échap pour renoncer) :
podium-which-ban = Bannir l’élève de la place numéro (Entrée pour le faire, Échap pour renoncer) :
podium-which-time = Moitié plus de temps pour l’élève de la place numéro (Entrée pour le faire, Échap pour renoncer) :
podium-sure-end = Terminer la séance ? Encore e pour le faire, toute autre touche pour continuer.
podium-sure-end-own = Mettre fin au devoir ? Personne ne pourra plus continuer. Encore e pour le faire, toute autre touche pour continuer.
podium-sure-leave = Quitter ? Les téléphones attendront que la salle soit rouverte. Encore q pour le faire, toute autre touche pour rester.
podium-no-seat = Cette place n’existe pas, ou l’élève a été exclu.
podium-not-now = Ce n’est pas possible maintenant.
podium-help = Une commande par ligne : { $commands }. « prolonger 30 » donne des secondes (« prolonger 3j » repousse l’échéance d’un devoir), « exclure 3 » et « bannir 3 » nomment une place, « temps 3 50 » donne à la place 3 la moitié de temps en plus, « pause » et « verrouiller » s’annulent eux-mêmes, et une ligne vide montre de nouveau la salle.
host-only-here = Cet ordinateur n’est sur aucun réseau : lui seul peut entrer. Rejoignez le wifi de la salle, ou ouvrez un point d’accès, et recommencez.
host-virtual = Les téléphones ne peuvent sans doute pas atteindre cette adresse : elle appartient à un réseau virtuel de cet ordinateur. Rejoignez le wifi de la salle et recommencez.
host-no-router = Aucun routeur n’a donné d’adresse à cet ordinateur : les téléphones n’en ont sans doute pas non plus. Rejoignez le wifi de la salle et recommencez.
host-public = Cette adresse est publique, et seuls les réseaux privés reçoivent une réponse. --any-address répond à tous, si c’est voulu.
host-self-signed = Les téléphones avertissent qu’ils ne connaissent pas ce certificat, car sommet l’a fait lui-même. Qu’ils choisissent « Avancé » puis continuent, une fois.
host-wifi-password = Mot de passe du wifi « { $name } » (il ne s’affiche pas ; les téléphones l’ont par le code QR) :
host-wifi-password-again = Mot de passe du wifi « { $name } », avec lequel cette salle a été ouverte (il ne s’affiche pas ; vide pour s’en passer) :
host-wifi-left-out = Le wifi « { $name } », avec lequel cette salle a été ouverte, n’est pas montré : son mot de passe n’est pas gardé, et personne ne peut le taper ici. Définissez { $variable } pour le montrer.
host-over = La séance est terminée et enregistrée. « sommet report { $room } » en montre le résultat.
host-left = La salle { $room } est enregistrée en l’état. « sommet host --reopen { $room } » la rouvre, avec le même PIN et les mêmes places.
warm-up-why = { $number }. { $ask } · vue par { NUM($met) } sur { NUM($of) }, qui s’en souviennent à { NUM($recall) } % maintenant ; la poser aujourd’hui fait gagner { NUM($gain) } points à la classe dans un mois
replay-title = Salle { NUM($room) }, recalculée à partir de { $happenings ->
    [one] { NUM($happenings) } événement
   *[other] { NUM($happenings) } événements
}, dont { $answers ->
    [one] { NUM($answers) } réponse
   *[other] { NUM($answers) } réponses
} :
replay-seat = { $name } : { NUM($right) } sur { NUM($of) }, { $points ->
    [one] { NUM($points) } point
   *[other] { NUM($points) } points
}
report-forgotten = { $count ->
    [0] La salle { NUM($room) } ne contient aucun nom.
    [one] La salle { NUM($room) } ne contient plus de nom : { NUM($count) } a été oublié. Les copies de progress/backups le gardent tant qu’elles ne sont pas remplacées.
   *[other] La salle { NUM($room) } ne contient plus de noms : { NUM($count) } ont été oubliés. Les copies de progress/backups les gardent tant qu’elles ne sont pas remplacées.
}
report-title = Salle { NUM($room) } : { $pupils ->
    [one] { NUM($pupils) } élève
   *[other] { NUM($pupils) } élèves
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
}
report-nothing = Aucune question n’a encore été jouée jusqu’à sa réponse.
report-facility = { NUM($percent) } % juste
report-answered = { NUM($answers) } réponses sur { NUM($seats) }
report-seconds = médiane { NUM($seconds) } s
report-discrimination = discrimination { NUM($index) }
report-wrong = { $given } : { $names }
report-pupils = Élèves
report-own-done = Ont répondu à tout : { $names }
report-own-under-way = En cours : { $names }
report-own-not-begun = N’ont pas commencé : { $names }
report-own-nobody = personne
report-own-so-far = { $name } ({ NUM($answered) } sur { NUM($count) })
report-pupil = { $name } : { NUM($right) } sur { NUM($of) }
report-absent = { $count ->
    [one] Absence, { NUM($count) } de la liste : { $names }
   *[other] Absences, { NUM($count) } de la liste : { $names }
}
report-advice = Et maintenant
advice-again = { $count ->
    [one] Reposez la question { $numbers } la semaine prochaine : moins de la moitié de ses points ont été gagnés.
   *[other] Reposez les questions { $numbers } la semaine prochaine : moins de la moitié de leurs points ont été gagnés.
}
advice-key = { $count ->
    [one] La clé de la question { $numbers } mérite un coup d’œil : ceux qui savaient le reste s’y sont trompés. « sommet host --remark » note de nouveau une fois qu’elle est corrigée.
   *[other] Les clés des questions { $numbers } méritent un coup d’œil : ceux qui savaient le reste s’y sont trompés. « sommet host --remark » note de nouveau une fois qu’elles sont corrigées.
}
advice-time = Le temps a manqué à la question { NUM($number) } : { NUM($missing) } élèves sur { NUM($seats) } n’avaient pas répondu à la fin.
advice-option = { $letter } ({ $text })
advice-idle = { $count ->
    [one] Personne n’a choisi { $options } à la question { NUM($number) } : une meilleure fausse réponse en dirait plus.
   *[other] Personne n’a choisi { $options } à la question { NUM($number) } : de meilleures fausses réponses en diraient plus.
}
report-list-over = { $date }, { $time } · { $decks } · { $pupils ->
    [one] { NUM($pupils) } élève
   *[other] { NUM($pupils) } élèves
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
}
report-list-open = { $date }, { $time } · { $decks } · { $pupils ->
    [one] { NUM($pupils) } élève
   *[other] { NUM($pupils) } élèves
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
} · pas terminée
class-report-title = Le bilan de la classe : { $title }
class-report-room = Salle { NUM($room) }
class-report-pupils = { $count ->
    [one] { NUM($count) } élève
   *[other] { NUM($count) } élèves
}
class-report-asked = { $count ->
    [one] { NUM($count) } question
   *[other] { NUM($count) } questions
}
class-report-earned = { $percent } des points gagnés
class-report-overview = Toutes les questions
class-report-questions = Question par question
class-report-number = N°
class-report-question = Question
class-report-facility = Points gagnés
class-report-index = Discrimination
class-report-answered = Réponses
class-report-median = Temps médian
class-report-facility-said = { $percent } des points gagnés
class-report-index-said = discrimination { $index }
class-report-of = { NUM($answers) } sur { NUM($seats) }
class-report-seconds = { NUM($seconds) } s
class-report-times = La moitié des réponses ont pris entre { $low } et { $high }, médiane { $median }
class-report-answers-of = Les réponses à la question { NUM($number) }
class-report-answer = Réponse
class-report-share = Part
class-report-count = Combien
class-report-key = Juste :
class-report-wrong = Qui a donné quelle fausse réponse
class-report-pupil = Élève
class-report-right = Justes
class-report-marks = Note
class-report-points = Points
class-report-grid = Le résultat de chaque élève à chaque question
class-report-mark-right = juste
class-report-mark-partly = juste en partie
class-report-mark-wrong = faux
class-report-mark-unjudged = pas jugé
class-report-mark-missing = pas de réponse
class-report-mark-absent = pas encore là
class-report-how = Points gagnés : la part moyenne de la note entière parmi tous ceux qui étaient là. Discrimination : cette part chez les 27 % les meilleurs de la classe, moins celle des 27 % les plus faibles, d’après leur note aux autres questions ; à partir de dix élèves. Nettement au-dessous de zéro, la clé mérite un coup d’œil.
sheet-pupils = Élèves
sheet-questions = Questions
sheet-all-answers = Réponses
sheet-seat = Place
sheet-name = Nom
sheet-right = Justes
sheet-of = Questions
sheet-marks = Note
sheet-share = Part
sheet-points = Points
sheet-number = N°
sheet-card = Carte
sheet-question = Question
sheet-facility = Points gagnés
sheet-index = Discrimination
sheet-answers = Réponses
sheet-there = Présents
sheet-quarter = Quart (s)
sheet-median = Médiane (s)
sheet-three-quarters = Trois quarts (s)
sheet-date = Séance
sheet-room = Salle
sheet-given = Réponse
sheet-seconds = Secondes
report-proof = Reçus donnés { NUM($receipts) } = réponses enregistrées { NUM($stored) } = réponses du bilan { NUM($reported) }
report-proof-fails = Le compte n’y est pas : reçus donnés { NUM($receipts) }, réponses enregistrées { NUM($stored) }, réponses du bilan { NUM($reported) }. « sommet doctor » examine le fichier.
remark-same = Les questions de la salle { NUM($room) } n’ont pas changé : rien à noter de nouveau.
remark-done = Les réponses de la salle { NUM($room) } sont notées selon les questions telles qu’elles se lisent maintenant :
remark-seat = { $name } : { NUM($was) } avant, { NUM($is) } maintenant
remark-changed = { $count ->
    [0] Les notes de personne ne changent.
    [one] Les notes de { NUM($count) } élève changent.
   *[other] Les notes de { NUM($count) } élèves changent.
}
remark-schedules = { $count ->
    [0] Aucun plan de révision d’élève ne change.
    [one] { NUM($count) } réponse compte maintenant autrement dans le plan de révision de son élève.
   *[other] { NUM($count) } réponses comptent maintenant autrement dans les plans de révision de leurs élèves.
}

## Jours d’examen

exam-ahead = { $deck } : examen { $count ->
    [1] demain
   *[other] dans { NUM($count) } jours
} ({ $date })
exam-expected = { $recall } attendus le jour même à { $count ->
    [one] { NUM($count) } minute
   *[other] { NUM($count) } minutes
} par jour
exam-needed = { $count ->
    [one] { NUM($count) } minute
   *[other] { NUM($count) } minutes
} par jour pour atteindre { $aim }
exam-beyond = { $aim } hors d’atteinte d’ici là
exam-eve = dernier passage la veille : { $cards ->
    [0] aucune carte
    [one] { NUM($cards) } carte
   *[other] les { NUM($cards) } cartes
}, environ { $time }
exam-eve-part = dernier passage la veille : { NUM($count) } cartes sur { NUM($cards) } ; toutes prendraient environ { $time }
exam-eve-today = dernier passage aujourd’hui : { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
}, environ { $time }
exam-eve-today-part = dernier passage aujourd’hui : { NUM($count) } cartes sur { NUM($cards) } ; toutes prendraient environ { $time }
exam-eve-done = le dernier passage est fait
exam-today = { $deck } : l’examen est aujourd’hui, { $recall } attendus ; les cartes reviennent aux dates promises
exam-over = { $deck } : l’examen du { $date } est passé ; les cartes reviennent aux dates promises.
exam-taken-away = { $deck } : plus d’examen ; les cartes reviennent aux dates promises.
exam-not-a-date = « { $text } » n’est pas une date
exam-not-ahead = le { $date } n’est pas à venir
exam-too-far = le { $date } est à plus d’un an
exam-fault-help = Un examen a lieu entre demain et dans un an, par exemple --exam 2026-12-15 ; --exam none l’annule.
until-unreadable = « { $text } » n’est pas une échéance pour un devoir
until-past = le { $when } est passé
until-too-far = le { $when } est à plus d’un an
until-help = Un devoir se termine à la fin d’un jour (--homework 2026-12-01), à une heure (2026-12-01T18:00, ou 18:00 pour aujourd’hui), ou après une durée (3j, 12h, 45m).

## Sur papier

paper-name = Nom
paper-class = Classe
paper-date = Date
paper-variant = Sujet { $number }
paper-questions = { $count ->
    [one] { NUM($count) } question
   *[other] { NUM($count) } questions
}
paper-score = …… sur { NUM($points) }
paper-several = Cochez toutes les réponses justes.
paper-order = Numérotez dans le bon ordre, de 1 à { NUM($count) }.
paper-match = Reliez chaque numéro à la lettre qui va avec lui.
paper-gap = trou { $number }
paper-key = Corrigé
paper-sources = Sources
paper-within = à { $value } près
paper-within-percent = à { NUM($value) } % près

## Paquets, statistiques, apprenants

decks-line = { $id } · { $languages } · { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
} · { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
}
decks-state = { $due ->
    [0] rien à revoir
   *[other] { NUM($due) } à revoir
} · { $new ->
    [0] rien de nouveau
    [one] { NUM($new) } nouvelle
   *[other] { NUM($new) } nouvelles
} · { $learned ->
    [0] rien d’acquis encore
    [one] { NUM($learned) } acquise
   *[other] { NUM($learned) } acquises
}
stats-title = { $name } jusqu’au { $date }
stats-empty = Aucune réponse encore : les chiffres viennent avec la première séance.
stats-answers = { $count ->
    [one] { NUM($days) } réponse en { $days ->
        [one] { NUM($days) } jour
       *[other] { NUM($days) } jours
    }, { $stretch } au total
   *[other] { NUM($count) } réponses en { $days ->
        [one] { NUM($days) } jour
       *[other] { NUM($days) } jours
    }, { $stretch } au total
}
stats-pace = Temps de réponse : { $seconds } s en moyenne (une minute au plus est comptée par réponse)
stats-today = { $count ->
    [0] Aucune réponse aujourd’hui
    [one] { NUM($count) } réponse aujourd’hui
   *[other] { NUM($count) } réponses aujourd’hui
}
stats-retention = Rétention réelle sur { NUM($days) } jours : { $share } de { $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
} (visée : { $aim })
stats-retention-none = Rétention réelle : aucune carte n’est encore revenue après un jour ou plus (visée : { $aim })
stats-cards = { $count ->
    [one] { NUM($count) } carte vue
   *[other] { NUM($count) } cartes vues
} : { NUM($learning) } en apprentissage, { $review ->
    [one] { NUM($review) } planifiée
   *[other] { NUM($review) } planifiées
}, { $leeches ->
    [one] { NUM($leeches) } sangsue
   *[other] { NUM($leeches) } sangsues
}, { $suspended ->
    [one] { NUM($suspended) } suspendue
   *[other] { NUM($suspended) } suspendues
}
stats-calibration = Rappel prévu et rappel constaté, pour toutes les révisions
stats-calibration-bin = { $from } à { $to } : prévu { $predicted }, constaté { $actual } ({ $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
})
what-if-title = { NUM($days) } jours à { $count ->
    [one] { NUM($count) } nouvelle carte
   *[other] { NUM($count) } nouvelles cartes
} par jour, selon la rétention visée
what-if-figure = { $minutes } min par jour · { $known } cartes sues
what-if-cheapest = le moins de temps par carte
what-if-aim = la vôtre
what-if-note = On part de rien ; chaque carte est revue au jour dit, rappelée comme vos paramètres le prévoient, notée et chronométrée comme vous le faites. Les cartes sues sont celles du dernier jour, chacune comptée pour sa chance d’être rappelée. « sommet learner set retention » change la vôtre.
stats-forecast = À revoir dans les { NUM($days) } jours qui viennent
stats-today-label = aujourd’hui
stats-by-deck = Par paquet (cartes vues sur le total)
learner-current = ● { $name } · { $count ->
    [one] { NUM($count) } réponse
   *[other] { NUM($count) } réponses
} · { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
}
learner-other = ○ { $name } · { $count ->
    [one] { NUM($count) } réponse
   *[other] { NUM($count) } réponses
} · { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
}
learner-added = { $name } peut désormais étudier ici : sommet --learner { $name }
learner-there = { $name } est déjà là.
learner-renamed = { $name } s’appelle désormais { $new }.
learner-used = sommet étudie désormais avec { $name }.
cards-title = Cartes de { $class }
cards-how = Imprimez, découpez le long des tirets, et donnez à chaque élève la sienne. Qui tient une carte s’assied à la place de son élève : gardez cette page comme vous gardez les notes.
cards-code = Code personnel
cards-picture = Code QR de l’adresse avec le code personnel de { $name }
cards-added = { $count ->
    [0] Personne n’est nouveau en { $class }.
    [one] { NUM($count) } élève est nouveau en { $class }.
   *[other] { NUM($count) } élèves sont nouveaux en { $class }.
}
cards-nobody-new = « sommet learner cards { $class } » sans liste écrit les cartes de tous ceux qui y sont.
cards-renewed = { $name } a un nouveau code ; l’ancienne carte n’ouvre plus rien.
classes-class = { $class } · { $count ->
    [one] { NUM($count) } élève
   *[other] { NUM($count) } élèves
}
classes-none = Il n’y a pas encore de classe. « sommet learner cards CLASSE --roster FICHIER » en fait une d’une liste de noms.
forget-what = De { $name }, ceci sera effacé pour de bon :
forget-answers = { $answers ->
    [0] aucune réponse
    [one] { NUM($answers) } réponse
   *[other] { NUM($answers) } réponses
}
forget-marks = { $marks ->
    [one] { NUM($marks) } carte marquée
   *[other] { NUM($marks) } cartes marquées
}
forget-settings = les réglages, les paramètres et tout le plan de révision
forget-classes = la place en { $classes }, et le code personnel
forget-seats = { $seats ->
    [one] le nom sur { NUM($seats) } place en classe ; ce qui y a été répondu reste, sans lui, dans les chiffres de la classe
   *[other] le nom sur { NUM($seats) } places en classe ; ce qui y a été répondu reste, sans lui, dans les chiffres des classes
}
forget-backups = Les copies dans progress/backups/ gardent encore tout cela ; --backups les vide aussi.
forget-backups-too = Les copies dans progress/backups/ en sont vidées aussi.
forget-yes = Oublier { $name }
forget-not = Rien n’a changé : { $name } est toujours là. --yes oublie sans demander.
forget-done = { $name } est oublié. Un fichier plus ancien fusionné plus tard ne le fera pas revenir.
forget-held = { $name } est oublié, mais un autre sommet lit le fichier, où il peut rester des traces. Fermez-le, puis redites la même chose.
forget-copies = { $count ->
    [0] Aucune copie dans progress/backups/ n’en gardait rien.
    [one] { NUM($count) } copie dans progress/backups/ a été réécrite sans cela.
   *[other] { NUM($count) } copies dans progress/backups/ ont été réécrites sans cela.
}
forget-copy-left = { $path } ne peut pas être lu ou écrit, et en garde peut-être : regardez-le, ou supprimez-le.
setting-done = { $name } = { $value }
setting-as-default = valeur par défaut
setting-retention = Probabilité de rappel à tenir, de 0,70 à 0,99. Plus haut, plus de révisions.
setting-new-per-day = Nouvelles cartes par jour, au plus.
setting-new-order = Ordre des nouvelles cartes : deck (un paquet après l’autre), mixed (les paquets à tour de rôle) ou tag (une étiquette après l’autre).
setting-reviews-per-day = Révisions par jour, au plus ; avec « none », toutes celles qui sont dues, sauf un retard, qui est étalé sur plusieurs jours.
setting-easy-days = Jours à alléger, tels que « sam=réduit dim=libre » ; « none » pour aucun.
setting-learning-steps = Attentes d’une carte en cours d’apprentissage, telles que « 1m 10m ».
setting-relearning-steps = Attentes d’une carte oubliée, telles que « 10m ».
setting-turn-hour = Heure de votre horloge à laquelle commence un nouveau jour d’étude, de 0 à 23.
setting-leech-lapses = Nombre d’oublis à partir duquel une carte est une sangsue.
setting-leech-action = Ce que devient une sangsue : set-aside (suspendue jusqu’à ce que vous la repreniez) ou name-only (seulement nommée).
setting-max-interval = Le plus long intervalle, en jours.
setting-language = La langue que sommet vous parle : { $languages }.

## Conserver, réunir, réparer

merging = Fusion
examining = Examen
merge-nothing = { $path } ne contient rien qui ne soit connu ici.
merge-answers = { $count ->
    [0] Aucune nouvelle réponse dans { $path }
    [one] { NUM($count) } réponse reprise de { $path }
   *[other] { NUM($count) } réponses reprises de { $path }
}
merge-taken-back = { $count ->
    [one] { NUM($count) } réponse annulée
   *[other] { NUM($count) } réponses annulées
}
merge-marks = { $count ->
    [one] { NUM($count) } changement de carte suspendue, enterrée ou signalée
   *[other] { NUM($count) } changements de cartes suspendues, enterrées ou signalées
}
merge-rooms = { $count ->
    [one] { NUM($count) } classe y a été tenue
   *[other] { NUM($count) } classes y ont été tenues
}
merge-relinks = { $count ->
    [one] { NUM($count) } carte rattachée
   *[other] { NUM($count) } cartes rattachées
}
merge-learners = { $count ->
    [one] la progression de { NUM($count) } apprenant ; ceux d’un même nom ne font qu’un
   *[other] la progression de { NUM($count) } apprenants ; ceux d’un même nom ne font qu’un
}
merge-changes = { $count ->
    [one] { NUM($count) } nom, réglage, classe ou code plus récent
   *[other] { NUM($count) } noms, réglages, classes et codes plus récents
}
merge-forgotten = { $count ->
    [one] { NUM($count) } personne y a été oubliée, et l’est maintenant ici
   *[other] { NUM($count) } personnes y ont été oubliées, et le sont maintenant ici
}
kept-before = La progression telle qu’elle était est conservée dans { $path }
backup-done = { $count ->
    [one] { NUM($count) } réponse copiée dans { $path }
   *[other] { NUM($count) } réponses copiées dans { $path }
}
restore-copy = { $count ->
    [one] { $name } · { NUM($count) } réponse · dernière : { $last }
   *[other] { $name } · { NUM($count) } réponses · dernière : { $last }
}
restore-none = Il n’y a pas de sauvegarde intacte.
restore-which = Quelle copie doit devenir la progression ?
restore-how = Elles sont dans { $path } ; « sommet restore FICHIER » en remet une en place.
restore-done = { $count ->
    [one] { $path } est désormais la progression : { NUM($count) } réponse.
   *[other] { $path } est désormais la progression : { NUM($count) } réponses.
}
restore-set-aside = Le fichier abîmé a été mis de côté sous { $path }
rescue-newest = La plus récente copie intacte : { $copy }
rescue-command = Pour la remettre en place : sommet restore { $path }
rescue-restore = La remettre en place ; le fichier abîmé est mis de côté
rescue-not-now = Pas maintenant
doctor-nothing = Il n’y a pas encore de progression dans { $path }.
doctor-file-sound = Fichier : intact ({ $path })
doctor-file-damaged = { $count ->
    [one] Fichier : abîmé ({ $path } : { $why })
   *[other] Fichier : abîmé en { NUM($count) } endroits ({ $path } : { $why })
}
doctor-file-tidied = { $count ->
    [one] Il était en désordre à { NUM($count) } endroit, remis en ordre d’après ses propres lignes.
   *[other] Il était en désordre à { NUM($count) } endroits, remis en ordre d’après ses propres lignes.
}
doctor-dangling = { $count ->
    [one] { NUM($count) } ligne nomme quelque chose qui n’est pas là.
   *[other] { NUM($count) } lignes nomment quelque chose qui n’est pas là.
}
doctor-log = Journal : { $count ->
    [one] { NUM($count) } réponse
   *[other] { NUM($count) } réponses
}, { $back ->
    [0] aucune annulée
    [one] { NUM($back) } annulée
   *[other] { NUM($back) } annulées
} ; du { $first } au { $last }
doctor-future = { $count ->
    [one] { NUM($count) } réponse est datée de plus tard que maintenant : vérifiez l’horloge de cette machine.
   *[other] { NUM($count) } réponses sont datées de plus tard que maintenant : vérifiez l’horloge de cette machine.
}
doctor-undated = { $count ->
    [one] { NUM($count) } réponse est datée d’avant 2020 : l’horloge avait perdu la date.
   *[other] { NUM($count) } réponses sont datées d’avant 2020 : l’horloge avait perdu la date.
}
doctor-backward = { $count ->
    [one] { NUM($count) } réponse a été annulée avant d’être donnée : l’horloge a été retardée.
   *[other] { NUM($count) } réponses ont été annulées avant d’être données : l’horloge a été retardée.
}
doctor-rows-same = Réponses : comme dans la copie la plus récente ({ $copy })
doctor-rows-no-copy = Réponses : comparées à aucune copie, car il n’y en a pas encore qui soit intacte et de ce fichier.
doctor-rows-mended = { $count ->
    [one] { NUM($count) } ligne du journal avait été altérée et a été remise en état, d’après { $copy } :
   *[other] { NUM($count) } lignes du journal avaient été altérées et ont été remises en état, d’après { $copy } :
}
doctor-rows-righted = { $count ->
    [one] { NUM($count) } ligne du journal avait été altérée et a été remise en état d’après ce qu’elle dit elle-même :
   *[other] { NUM($count) } lignes du journal avaient été altérées et ont été remises en état d’après ce qu’elles disent elles-mêmes :
}
doctor-rows-more-altered = { $count ->
    [one] { NUM($count) } autre est altérée et a été laissée pour l’instant : relancez sommet doctor ou, si les dégâts sont grands, sommet restore.
   *[other] { NUM($count) } autres sont altérées et ont été laissées pour l’instant : relancez sommet doctor ou, si les dégâts sont grands, sommet restore.
}
doctor-rows-more = { $count ->
    [one] et { NUM($count) } autre
   *[other] et { NUM($count) } autres
}
doctor-row = { $table ->
    [review] réponse
    [retraction] réponse reprise
    [mark] marque d’une carte
    [relink] question renommée
    [happening] événement d’une classe
    [card] nom d’une carte
    [learner] nom d’une personne
   *[other] { $table }
}
doctor-rows-before = Le fichier tel qu’il était avant : { $path }
doctor-rows-unsure = { $count ->
    [one] { NUM($count) } ligne du journal diffère de { $copy }, et rien ne dit laquelle est juste ; elle a été laissée telle quelle. Si la copie vous paraît plus sûre :
   *[other] { NUM($count) } lignes du journal diffèrent de { $copy }, et rien ne dit lesquelles sont justes ; elles ont été laissées telles quelles. Si la copie vous paraît plus sûre :
}
doctor-rows-missing = { $count ->
    [one] { NUM($count) } ligne de { $copy } n’est pas dans le journal ; rien n’a été ajouté. Sauf si vous avez remis exprès une copie plus ancienne, ceci l’ajoute :
   *[other] { NUM($count) } lignes de { $copy } ne sont pas dans le journal ; rien n’a été ajouté. Sauf si vous avez remis exprès une copie plus ancienne, ceci les ajoute :
}
doctor-rows-missing-doubles = { $count ->
    [one] { NUM($count) } ligne de { $copy } n’est pas dans le journal ; rien n’a été ajouté. Ne fusionnez pas cette copie : des réponses y portent d’autres identifiants et compteraient deux fois. Si elle vous paraît plus sûre :
   *[other] { NUM($count) } lignes de { $copy } ne sont pas dans le journal ; rien n’a été ajouté. Ne fusionnez pas cette copie : des réponses y portent d’autres identifiants et compteraient deux fois. Si elle vous paraît plus sûre :
}
doctor-rows-absurd = { $count ->
    [one] { NUM($count) } ligne se contredit, et aucune copie n’en sait plus ; elle a été laissée telle quelle. « sommet restore » énumère les copies qui existent.
   *[other] { NUM($count) } lignes se contredisent, et aucune copie n’en sait plus ; elles ont été laissées telles quelles. « sommet restore » énumère les copies qui existent.
}
doctor-cache = { $count ->
    [0] Mémoire : conforme au journal
    [one] Mémoire : { NUM($count) } valeur différait du journal et en a été déduite à nouveau.
   *[other] Mémoire : { NUM($count) } valeurs différaient du journal et en ont été déduites à nouveau.
}
doctor-orphans = { $count ->
    [one] { NUM($count) } question qui a une progression n’est plus dans aucun paquet :
   *[other] { NUM($count) } questions qui ont une progression ne sont plus dans aucun paquet :
}
doctor-orphan = { $name } · { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
} · { $count ->
    [one] { NUM($count) } réponse
   *[other] { NUM($count) } réponses
}
doctor-orphan-nearest = si c’est désormais { $near } :
doctor-faulty-files = { $count ->
    [one] { NUM($count) } fichier de questions ne peut être lu en entier : ses questions en font peut-être partie.
   *[other] { NUM($count) } fichiers de questions ne peuvent être lus en entier : leurs questions en font peut-être partie.
}
doctor-orphans-how = Leur progression est conservée. Si une question a changé d’id, « sommet doctor --relink ANCIEN NOUVEAU » la fait compter à nouveau.
doctor-well = Tout va bien.
relink-done = { $count ->
    [one] La progression de { $old } compte désormais pour { $new } ({ NUM($count) } carte). Pour y revenir : sommet doctor --relink { $old } { $old }
   *[other] La progression de { $old } compte désormais pour { $new } ({ NUM($count) } cartes). Pour y revenir : sommet doctor --relink { $old } { $old }
}
relink-undone = { $count ->
    [one] La progression de { $old } compte à nouveau pour elle-même ({ NUM($count) } carte).
   *[other] La progression de { $old } compte à nouveau pour elle-même ({ NUM($count) } cartes).
}
relink-left = { $count ->
    [one] { NUM($count) } carte n’a pas d’équivalent dans { $new } et a été laissée.
   *[other] { NUM($count) } cartes n’ont pas d’équivalent dans { $new } et ont été laissées.
}
failure-other-file-help = Rien n’a été changé ici. Nommez un fichier de progression que sommet a écrit.
failure-no-file = il n’y a pas de fichier { $path }
failure-no-file-help = Vérifiez le chemin ; « sommet restore » montre les copies de votre progression.
failure-taken = { $path } existe déjà
failure-taken-help = Nommez un autre fichier ; rien n’est écrasé.
failure-no-progress = il n’y a pas de progression de { $name }
failure-no-progress-help = « sommet doctor » montre les questions disparues qui ont une progression.
failure-no-questions = { $path } n’a pas de question à montrer
failure-no-questions-help = Mettez-en une dans sa liste questions ; le README montre comment.
failure-no-question = aucun paquet n’a la question ou la carte { $name }
failure-no-question-help = Écrivez-la paquet/question ; « sommet decks » montre les paquets.
failure-still-there = { $name } est toujours dans son paquet
failure-still-there-help = Seule la progression d’une question disparue peut être rattachée.

## Aide

# Ce qui pourrait être mieux
lint-right-longest = la bonne option est de loin la plus longue
lint-right-longest-help = Qui devine prend la plus longue : raccourcissez-la, ou allongez-en une mauvaise.
lint-answer-in-ask = la réponse, « { $answer } », est dans la question
lint-answer-in-ask-help = Demandez-le en d’autres mots, ou demandez autre chose.
lint-near-question = la question de la ligne { NUM($line) } demande la même chose dans les mêmes mots
lint-near-question-help = Gardez-en une seule, ou dites ce qui les distingue.
lint-near-option = cette option se lit comme « { $option } »
lint-near-option-help = Retirez-en une, ou écrivez ce qui les distingue.
lint-too-many-facts = { $count ->
    [one] une chose à savoir d’un coup
   *[other] { NUM($count) } choses à savoir d’un coup
} ({ NUM($most) } au plus)
lint-too-many-facts-help = Plusieurs questions courtes s’apprennent mieux qu’une longue.
lint-yes-no = une question par oui ou par non déguisée
lint-yes-no-help = Utilisez TrueFalse ou, mieux, demandez ce qui fait qu’il en est ainsi.
lint-no-why = rien n’explique la réponse
lint-no-why-help = Ajoutez why: "…", qui s’affiche après la réponse.
lint-no-source = cette question n’a pas de source
lint-no-source-help = Ajoutez source: "…", ou une source pour toutes dans defaults.
lint-no-unit = un nombre sans unité
lint-no-unit-help = Ajoutez unit: "…" : 40 km ne sont pas 40 milles.
lint-apostrophe = une apostrophe droite entre deux lettres
lint-ellipsis = trois points là où va « … »
lint-space-before = il manque une espace insécable avant « { $sign } »
lint-space-inside = il manque une espace insécable à l’intérieur des guillemets
lint-no-space-before = une espace avant « { $sign } »
lint-typography-help = sommet check --fix s’en charge.
lint-typography-by-hand-help = Corrigez à la main : dans un texte qui contient des séquences \, sommet check --fix laisse les signes tels quels.
lint-long-ask = une question de { NUM($count) } caractères remplit l’écran d’un téléphone
lint-long-ask-help = Raccourcissez-la, ou mettez dans why ce qui ne sert pas à répondre.
lint-large-media = { $size }, c’est beaucoup pour une classe qui l’ouvre en même temps
lint-large-media-help = Une image de 1600 pixels de large remplit tout écran ; un son en mono suffit.

# check et fmt
check-summary = { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
} dans { $files ->
    [one] { NUM($files) } fichier
   *[other] { NUM($files) } fichiers
} : { $errors ->
    [0] aucune erreur
    [one] { NUM($errors) } erreur
   *[other] { NUM($errors) } erreurs
}, { $warnings ->
    [0] aucun avertissement
    [one] { NUM($warnings) } avertissement
   *[other] { NUM($warnings) } avertissements
}
check-fixed = { $count ->
    [one] { NUM($count) } endroit corrigé :
   *[other] { NUM($count) } endroits corrigés :
} { $path }
check-fixable = { $count ->
    [one] { NUM($count) } se corrige par sommet check --fix.
   *[other] { NUM($count) } se corrigent par sommet check --fix.
}
check-watching = En attente de changements ; Ctrl-C pour finir.
check-unlisted = { $path } a { $count ->
    [one] encore { NUM($count) } faute qui n’est pas montrée
   *[other] encore au moins { NUM($count) } fautes qui ne sont pas montrées
} ; corrigez d’abord celles ci-dessus.
check-no-decks = Aucun paquet (*.ron) dans { $paths } : vérifiez le chemin, ou commencez-en un par sommet new.
check-unreadable-help = Vérifiez le chemin et vos droits ; « sommet decks » montre les paquets de votre dossier d’étude.
check-not-regular-help = Écrivez le paquet dans un fichier et nommez celui-ci.
check-too-large-help = Divisez-le en plusieurs paquets.
check-not-utf8-help = Enregistrez-le en UTF-8 dans votre éditeur.
check-rule-lint = docs/lints.md en dit plus, sous « { $name } ». Écrit dans le champ allow de la question ou du paquet, ce nom le fait taire.
check-rule-error = C’est une erreur : tant qu’elle n’est pas corrigée, ce qu’elle touche est le plus souvent laissé de côté.
fmt-would-change = { $path } n’a pas la mise en page attendue
fmt-changed = mis en page : { $path }
fmt-not-ron = { $path } ne peut être mis en page tant que sa syntaxe est cassée
fmt-not-ron-help = sommet check dit où.
fmt-no-deck = { $path } n’est pas un paquet, et reste tel quel
fmt-no-deck-help = Un paquet s’appelle Deck(…) ou a une liste questions ; nommez les fichiers qui sont des paquets.
fmt-summary = { $count ->
    [0] rien à changer
    [one] { NUM($count) } fichier à changer
   *[other] { NUM($count) } fichiers à changer
} sur { NUM($files) }
fmt-check-help = sommet fmt les met en page.
failure-changed = { $path } a changé pendant qu’on le corrigeait
failure-changed-help = Rien n’y a été écrit ; relancez la commande.
failure-read-help = Voyez si le fichier est là, si c’est du texte, et s’il peut être lu.
failure-tls-certificate = il n’y a pas de certificat dans { $path }
failure-tls-key = il n’y a pas de clé privée dans { $path }
failure-tls-other-key = la clé privée de { $key } appartient à un autre certificat que celui de { $path }
failure-tls-unfit = le certificat de { $path } ne peut pas servir ({ $why })
failure-tls-help = Les deux sont des fichiers PEM, comme en écrivent certbot et mkcert : --tls-cert fullchain.pem --tls-key privkey.pem. Ou laissez les deux de côté : --tls fait un certificat.
failure-wifi-no-password = le mot de passe du wifi n’est pas connu
failure-wifi-no-password-help = Donnez-le par { $variable }, ou commencez dans un terminal, où il est demandé ; --wifi-open dit qu’il n’y en a pas.
failure-wifi-password = un wifi ne prend pas un tel mot de passe
failure-wifi-password-help = Il a de 8 à 63 lettres, chiffres et signes sans accents ; --wifi-open dit qu’il n’y en a pas.
failure-wifi-name = un wifi n’a pas un tel nom
failure-wifi-name-help = Il a de 1 à 32 octets : tapez-le comme les téléphones l’affichent.
failure-write = { $path } ne peut être écrit ({ $why })
failure-write-help = Voyez si le fichier peut être modifié, et s’il reste de la place sur le disque.
failure-no-folder = il n’y a pas de dossier { $path }
failure-no-folder-help = Créez-le d’abord, ou nommez un autre endroit pour la copie.
failure-watch = impossible de surveiller les fichiers ({ $why })
failure-watch-help = Sans --watch, la vérification se fait une fois.
failure-no-room-yet = aucune séance de classe n’a encore eu lieu dans ce dossier
failure-no-room-yet-help = « sommet host PAQUET » en ouvre une.
failure-no-room = il n’y a pas de salle { $number }
failure-no-room-help = « sommet report » sans numéro prend la dernière.
failure-room-unreadable = la salle { $number } ne peut pas être comprise
failure-room-unreadable-help = Un sommet plus récent l’a peut-être tenue ; « sommet doctor » examine le fichier.
failure-room-over = la séance de la salle { $number } est terminée
failure-room-over-help = « sommet report { $number } » en montre le résultat ; « sommet host PAQUET » en ouvre une autre.
failure-room-open = la séance de la salle { $number } n’est pas terminée
failure-room-open-help = « sommet host --reopen { $number } » la rouvre ; terminez-la d’abord.
failure-no-homework = la salle { NUM($number) } n’est pas un devoir
failure-no-homework-help = --homework avec --reopen déplace l’échéance d’un devoir ; sans cette option, la salle est rouverte telle quelle.
failure-nothing-to-ask = Il n’y a aucune question à poser
failure-nothing-to-ask-help = « sommet decks » montre ce qu’il y a ; un filtre ou une étiquette peut ne rien laisser.
failure-unknown-class = Il n’y a pas de classe { $class }
failure-unknown-class-help = « sommet learner classes » montre celles qu’il y a ; « sommet learner cards { $class } --roster FICHIER » la fait d’une liste de noms.
failure-not-in-class = personne en { $class } ne s’appelle « { $name } »
failure-not-in-class-help = « sommet learner classes » montre qui est en { $class } ; « sommet learner cards { $class } --roster FICHIER » ajoute « { $name } ».
failure-name-elsewhere = quelqu’un qui n’est pas en { $class } étudie ici sous le nom « { $name } », et c’est peut-être une autre personne
failure-name-elsewhere-help = Si tous ces noms de la liste sont les mêmes personnes, ajoutez --known. Sinon, écrivez « { $name } » de façon à distinguer les deux, par exemple avec un deuxième prénom ou la classe.
failure-nothing-to-warm = Personne en { $class } n’a encore rien à perdre : on n’y a encore répondu à aucune question de ces paquets, ou tout est frais
failure-nothing-to-warm-help = « sommet host PAQUET --class { $class } » tient une première classe ; les questions posées pourront y être ravivées plus tard.
failure-list-text = { $path } n’est pas une liste lisible : ce n’est pas de l’UTF-8
failure-list-text-help = Enregistrez-la en texte ou en CSV, en UTF-8, un nom par ligne ou dans la première colonne.
failure-list-empty = { $path } ne nomme personne
failure-list-empty-help = Écrivez un nom par ligne, ou les noms dans la première colonne d’un tableau.
failure-list-twice = « { $name } », ligne { $line } de { $path }, ne se distingue pas du nom de la ligne { $first }
failure-list-twice-help = Deux élèves ont besoin de deux noms : ajoutez par exemple l’initiale d’un deuxième prénom.
failure-port = le port { $port } ne peut pas servir : { $why }
failure-port-help = Si la salle est déjà ouverte, elle l’est dans un autre terminal. Sinon, --port en choisit un autre pour une nouvelle salle.
failure-no-secrets = ce système ne donne pas de nombres aléatoires : aucune salle ne peut être protégée
failure-no-secrets-help = Une classe ne peut pas se tenir ici.

value-name-command = COMMANDE
help-heading-usage = Usage :
help-heading-commands = Commandes{"\u00A0"}
help-heading-arguments = Arguments{"\u00A0"}
help-heading-options = Options{"\u00A0"}
help-option-help = Montrer cette aide
help-option-version = Montrer la version
help-option-json = Écrire en JSON
help-option-home = Le dossier d’étude (il contient decks/ et progress/)
help-option-learner = L’apprenant dont la progression est utilisée
help-option-lang = La langue à parler : { $languages }
help-option-color = Couleur : auto, always (toujours) ou never (jamais)
help-option-plain = Des lignes numérotées au lieu de menus, pour lecteurs d’écran et scripts
help-sommet = Apprendre avec des questions qui reviennent juste avant l’oubli
help-sommet-exit-due = Ne rien écrire et finir avec le code 1 si des cartes sont à revoir, 0 sinon
help-sommet-examples =
    Exemples :
      sommet                      le jour en un coup d’œil
      sommet study                commencer tout de suite
      sommet study --minutes 10   s’arrêter après dix minutes
      sommet --lang en            in English
    
    Codes de sortie : 0 tout va bien, 1 constat, 2 mauvais usage, 3 impossible.
help-study = Étudier ce qui est à revoir, et quelques nouvelles cartes
help-study-decks = Paquets à étudier, par id ou par fichier ; tous si aucun n’est nommé
help-study-new = Nouvelles cartes dans cette séance, au lieu du nombre du jour
help-study-order = Ordre des nouvelles cartes : deck (un paquet après l’autre), mixed (les paquets à tour de rôle) ou tag (une étiquette après l’autre)
help-study-limit = Cartes dans cette séance, au plus
help-study-all = Tout ce qui est dû, même quand un retard serait étalé sur plusieurs jours
help-study-tag = Seulement les questions qui portent cette étiquette
help-study-minutes = S’arrêter après tant de minutes (1 à 1440)
help-study-filter = Seulement les cartes qui sont ainsi : due (à revoir), new (nouvelles), lapsed (déjà oubliées), leech (sangsues), flagged (signalées), r<0.8 ou r>0.8 (chance de rappel) ; toutes les conditions doivent convenir
help-study-cram = S’entraîner à côté du calendrier : toutes les cartes, à revoir ou non ; les réponses sont notées et ne déplacent rien
help-study-exam = Le jour d’un examen (2026-12-15), retenu pour ces paquets : chaque jour prend les cartes qui y aident le plus ; « none » l’annule
help-study-seed = Faire découler les mélanges de ce nombre
help-study-examples =
    Exemples :
      sommet study sommet-ia-paris-2025
      sommet study --new 5 --limit 30
      sommet study --tag chiffres
      printf '2\n\n:quitter\n' | sommet study --plain
help-host = Tenir une classe : les élèves entrent avec leur téléphone, par un PIN ou un code QR
help-host-decks = Paquets à jouer, par id ou par fichier
help-host-questions = Poser au plus tant de questions
help-host-filter = Seulement les questions dont les cartes sont ainsi pour vous : due, new, lapsed, leech, flagged, r<0.8 ou r>0.8
help-host-tag = Seulement les questions qui portent cette étiquette
help-host-shuffle = Les poser dans un autre ordre
help-host-seconds = Secondes pour les questions qui n’en disent pas (3 à 3600) ; sans cela, elles n’ont pas de limite
help-host-untimed = Aucune question n’a de limite
help-host-speed-points = Donner aussi des points à la rapidité ; ce qui est juste est toujours montré à part
help-host-hide-names = Montrer seulement le résultat de toute la classe, sans noms ni rangs
help-host-anonymous = Ne demander de nom à personne
help-host-changes = Les réponses peuvent changer jusqu’à la fermeture de la question
help-host-no-late-join = Ne laisser entrer personne une fois la séance commencée
help-host-keep-open = Garder les questions ouvertes quand tous ont répondu
help-host-reveal-by-hand = Montrer la bonne réponse seulement quand vous le dites, et non dès la fermeture
help-host-homework = Devoir à faire jusque-là (2026-12-01, 2026-12-01T18:00, 18:00 ou 3j) : chacun à son rythme, sans chronomètre (les secondes des questions sont ignorées), et personne n’a besoin d’être là ; avec --reopen, déplacer l’échéance
help-host-class = Laisser les élèves d’une classe s’asseoir par leur code personnel ; leurs réponses comptent dans leur propre plan de révision
help-host-no-guests = Avec une classe : ne laisser entrer personne sans code personnel (sinon des invités peuvent jouer, dont rien n’est gardé)
help-host-roster = Ne laisser entrer que les noms de cette liste, un par ligne ou dans la première colonne d’un tableau
help-host-warm-up = Poser ce que cette classe est sur le point d’oublier, cinq questions si --questions ne dit rien, et compter comme --class
help-host-teams = Former tant d’équipes, 2 à 20
help-host-seats = Laisser entrer au plus tant de personnes (100 sinon)
help-host-port = Le port à utiliser (8080 sinon, ou le prochain qui est libre)
help-host-unfit = Refuser aussi les noms qui ont ces mots, un par ligne ; progress/unfit.txt est toujours lu s’il est là
help-host-wifi = Montrer ce wifi au tableau et ici, avec un code par lequel les téléphones le rejoignent ; son mot de passe est demandé, ou pris de SOMMET_WIFI_PASSWORD
help-host-wifi-open = Ce wifi n’a pas de mot de passe
help-host-wifi-hidden = Ce wifi ne montre pas son nom
help-host-tls = Que personne ne lise au passage sur le réseau : servir par https, avec un certificat que sommet fait et garde
help-host-tls-cert = Servir par https avec ce certificat (PEM, toute la chaîne)
help-host-tls-key = La clé privée du certificat (PEM)
help-host-tls-name = Le nom pour lequel le certificat est fait, où les téléphones sont envoyés
help-host-many-behind-one-address = Élargir les limites pour une école derrière une seule adresse
help-host-any-address = Répondre aussi au-delà des réseaux privés
help-host-seed = Faire découler les mélanges de ce nombre
help-host-reopen = Rouvrir une salle quittée ou interrompue : même PIN, mêmes places, mêmes réponses, même https et même wifi ; la dernière, sans numéro
help-host-replay = Recalculer toutes les notes d’une salle à partir de ce qui est enregistré
help-host-remark = Noter les réponses d’une salle selon les paquets tels qu’ils se lisent maintenant, par exemple après correction d’une clé
help-host-examples =
    Exemples :
      sommet host sommet-ia-paris-2025
      sommet host sommet-ia-paris-2025 --questions 10 --shuffle --seconds 30
      sommet host sommet-ia-paris-2025 --tag chiffres --hide-names
      sommet host sommet-ia-paris-2025 --homework 2026-12-01
      sommet host sommet-ia-paris-2025 --class 5A
      sommet host --warm-up 5A
      sommet host --reopen
      sommet host --remark 3
help-report = Montrer le bilan d’une classe : par question, par élève, avec la preuve qu’aucune réponse ne manque
help-report-room = Le numéro de la salle ; la dernière si aucun n’est donné
help-report-list = Lister les séances tenues, la dernière d’abord
help-report-html = Écrire une page à lire, imprimer ou montrer : que faire ensuite, chaque question, chaque élève (class-N.html sans nom de fichier)
help-report-xlsx = Écrire un classeur : élèves, questions et réponses, avec de vrais nombres
help-report-no-names = Laisser les noms de côté, pour le montrer à une classe
help-report-csv = Écrire une ligne par réponse, pour un tableur
help-report-forget-names = Oublier qui a participé, une fois la séance terminée ; réponses et chiffres restent, par numéro de place
help-report-examples =
    Exemples :
      sommet report
      sommet report --list
      sommet report --html
      sommet report 3 --xlsx salle-3.xlsx
      sommet report 3 --csv > salle-3.csv
help-decks = Montrer les paquets présents, et ce que chacun vous réserve
help-decks-suspended = Montrer les cartes que vous avez suspendues
help-decks-flagged = Lister les cartes que vous avez signalées, avec vos notes
help-decks-unflag = Retirer le signalement d’une carte, par son nom dans cette liste, ou all pour toutes
help-decks-resume = Redemander une carte suspendue, par son nom dans cette liste, ou toutes (all)
help-decks-examples =
    Exemples :
      sommet decks
      sommet decks --json
help-preview = Voir un paquet comme un élève le verrait, à l’écran ou sur papier ; rien n’est enregistré
help-preview-deck = Le paquet, par id ou par fichier, et au besoin une de ses questions : lac, lac/profondeur, brouillons/lac.ron
help-preview-html = L’écrire dans une page à imprimer au lieu de le jouer : « - » pour la sortie standard, un fichier au nom du paquet si aucun n’est nommé
help-preview-key = Écrire le corrigé dans un fichier à part
help-preview-no-key = Ne pas joindre le corrigé
help-preview-seed = Faire dépendre les mélanges de ce nombre ; sur papier, c’est le sujet, 1 si aucun n’est nommé
help-preview-examples =
    Exemples :
      sommet preview sommet-learn
      sommet preview brouillons/lac.ron/profondeur
      sommet preview lac --html
      sommet preview lac --html controle-b.html --key corrige-b.html --seed 2
help-check = Vérifier des paquets : tout ce qui y est faux, et ce qui pourrait être mieux
help-check-paths = Fichiers de paquets, ou dossiers qui en contiennent ; sans rien, les paquets du dossier d’étude
help-check-format = Pour qui : human, json, sarif (hébergeurs de code) ou github (annotations de GitHub Actions)
help-check-fix = Corriger ce qui est certain, sans toucher aux commentaires
help-check-watch = Vérifier de nouveau dès qu’un fichier change
help-check-examples =
    Exemples :
      sommet check
      sommet check mon-paquet.ron --fix
      sommet check decks --format github
    Les conseils, et comment en taire un : docs/lints.md. Le code de fin est 1 s’il y a une erreur, 3 si un fichier nommé ne peut être lu, 0 s’il n’y a que des avertissements.
help-fmt = Mettre les paquets dans leur mise en page canonique, et donner un id aux questions qui n’en ont pas
help-fmt-paths = Fichiers de paquets, ou dossiers qui en contiennent ; sans rien, les paquets du dossier d’étude
help-fmt-check = Ne rien écrire ; finir avec le code 1 si quelque chose changerait
help-fmt-examples =
    Exemples :
      sommet fmt
      sommet fmt --check decks
help-lsp = Servir un éditeur : constats, complétion, documentation, renommage et mise en forme pendant que vous écrivez
help-lsp-stdio = Parler sur l’entrée et la sortie standard, ce qui est toujours le cas ; pour les éditeurs qui le demandent
help-lsp-examples =
    Votre éditeur le lance ; docs/editors.md dit comment configurer Helix, Neovim, VS Code et d’autres.
    La langue est celle que nomme l’éditeur, sauf si --lang en dit une autre.
help-grade = Corriger les réponses lues sur l’entrée standard, une par ligne : paquet/question, tabulation, réponse
help-grade-examples =
    Exemples :
      sommet grade < reponses.tsv
      sommet grade --json < reponses.tsv
help-stats = Montrer où en est votre apprentissage
help-stats-what-if = Montrer ce qu’une année demanderait, et garderait, à d’autres rétentions visées
help-stats-examples =
    Exemples :
      sommet stats
      sommet stats --what-if
      sommet stats --json
help-learner = Montrer qui étudie ici ; ajouter des apprenants, changer des réglages
help-learner-examples =
    Exemples :
      sommet learner add Zoé
      sommet --learner Zoé study
      sommet learner settings
      sommet learner set new-per-day 10
      sommet learner cards 5A --roster 5a.csv
      sommet learner forget Zoé --backups
help-learner-add = Ajouter un apprenant
help-learner-add-name = Le nom de l’apprenant
help-learner-rename = Renommer un apprenant
help-learner-rename-name = Le nom jusqu’ici
help-learner-rename-new = Le nouveau nom
help-learner-use = Étudier désormais avec cet apprenant
help-learner-use-name = Le nom de l’apprenant
help-learner-settings = Montrer tous les réglages de l’apprenant
help-learner-set = Changer un réglage
help-learner-set-setting = Le nom du réglage
help-learner-set-value = La nouvelle valeur
help-learner-reset = Rendre à un réglage sa valeur par défaut
help-learner-reset-setting = Le nom du réglage
help-learner-cards = Faire une classe d’une liste de noms, et écrire les cartes des élèves avec leurs codes personnels en une page à imprimer
help-learner-cards-class = La classe ; celle qui existe garde ses élèves et leurs codes
help-learner-cards-roster = Une liste de noms, un par ligne ou dans la première colonne d’un tableau ; les noms nouveaux sont ajoutés, et seules leurs cartes écrites
help-learner-cards-known = Les noms qui étudient déjà ici, hors de la classe, sont les mêmes personnes
help-learner-cards-renew = Donner un nouveau code à cet élève, comme après une carte perdue, et écrire cette carte
help-learner-cards-address = L’adresse où mènent les codes QR (sinon celle de cette machine, comme host la choisirait, et le port 8080) ; taper le code marche toujours
help-learner-cards-html = Le fichier de la page, - pour la sortie standard (CLASSE.cards.html sinon)
help-learner-classes = Montrer les classes et qui en fait partie
help-learner-forget = Effacer une personne : réponses, plan de révision, réglages, code, et le nom sur les places en classe
help-learner-forget-name = Le nom de la personne
help-learner-forget-yes = Ne pas demander
help-learner-forget-backups = Vider aussi les copies dans progress/backups/
help-merge = Reprendre la progression d’un autre fichier : celui d’une autre machine, ou une sauvegarde
help-merge-file = L’autre fichier ; il est seulement lu, même pendant qu’il sert
help-merge-examples =
    Deux machines restent d’accord quand chacune reprend le fichier de l’autre, dans n’importe quel ordre, aussi souvent qu’on
    veut. Rien n’est perdu ; les apprenants d’un même nom ne font qu’un. Ce qui était là est d’abord copié dans les sauvegardes.

    Exemples :
      sommet merge ~/Sync/portable/sommet.db
      sommet merge /media/cle/sommet.db --json
help-backup = Copier la progression, parmi les copies quotidiennes ou dans un fichier
help-backup-file = Le fichier où copier ; il ne doit pas exister encore
help-backup-examples =
    Exemples :
      sommet backup
      sommet backup /media/cle/sommet.db
help-restore = Remettre en place une copie de la progression ; sans fichier, montrer celles qui sont intactes
help-restore-file = La copie
help-restore-examples =
    Ce qui est là est d’abord copié dans les sauvegardes ; un fichier abîmé est mis de côté, jamais écrasé.

    Exemples :
      sommet restore
      sommet restore progress/backups/sommet-2025-02-10.db
help-doctor = Examiner la progression, et réparer ce que le journal permet de réparer
help-doctor-relink = Faire compter la progression d’une question disparue pour une autre : paquet/question, deux fois la même pour y revenir
help-doctor-examples =
    Le fichier, le journal, ce qui en est déduit et l’horloge sont vérifiés ; les questions qui ont une progression mais ne sont
    plus dans aucun paquet sont montrées. Finit avec le code 1 si quelque chose a été trouvé.

    Exemples :
      sommet doctor
      sommet doctor --json
      sommet doctor --relink geo/capitale geo/capitale-france
help-completions = Écrire de quoi compléter la ligne de commande d’un shell
help-completions-shell = bash, elvish, fish, powershell ou zsh
help-completions-examples =
    Exemples :
      sommet completions bash > ~/.local/share/bash-completion/completions/sommet
      sommet completions fish > ~/.config/fish/completions/sommet.fish

## In the editor

lsp-terminal = sommet lsp parle à un éditeur, pas aux gens : configurez-le comme le dit docs/editors.md.
lsp-cancelled = La requête a été retirée.
lsp-fault = sommet a rencontré un défaut qui lui est propre ; cette requête reste sans réponse, la suivante en aura une.
lsp-nonsense = Le message n’a pas de sens ici.
lsp-not-begun = La conversation commence par initialize.
lsp-unknown = Il n’y a pas de { $name } ici.
lsp-related-first = le premier se trouve ici
lsp-related-file = l’autre fichier
lsp-must = Obligatoire.
lsp-question = La question { $name }. La progression tient à cet identifiant, et non au texte.
lsp-question-cards = Ses cartes : { $cards }
lsp-question-files = Aussi dans { $files }
lsp-source-uses = { $count ->
    [0] Aucune question ne la nomme.
    [1] Nommée une fois.
   *[other] Nommée { NUM($count) } fois.
}
lsp-tag = { $count ->
    [one] L’étiquette « { $name } », donnée { NUM($count) } fois.
   *[other] L’étiquette « { $name } », donnée { NUM($count) } fois.
}
lsp-new-question = nouvelle question
lsp-new-deck = nouveau paquet
lsp-rename-deck = L’identifiant d’un paquet ne change jamais : ses traductions le partagent et la progression y tient.
lsp-rename-nothing = Seuls l’identifiant d’une question et la clé d’une source peuvent être renommés.
lsp-rename-taken = « { $name } » est déjà pris.
lsp-rename-kept = Une progression est gardée sous « { $name } », celle d’une question disparue ; choisissez un autre identifiant.
lsp-relinked = { $count ->
    [one] La progression de { $old } compte désormais pour { $new } ({ NUM($count) } carte).
   *[other] La progression de { $old } compte désormais pour { $new } ({ NUM($count) } cartes).
}
lsp-not-ron = Le paquet ne peut pas être mis en forme tant que sa syntaxe est fautive.
lsp-give-ids = Donner un identifiant à chaque question qui n’en a pas
lsp-insert = Insérer { $text }
lsp-replace = Remplacer par { $text }
lsp-allow = Autoriser { $name } pour cette question
lsp-mend-all = { $count ->
    [one] Corriger ce qui est certain ({ NUM($count) } endroit)
   *[other] Corriger ce qui est certain ({ NUM($count) } endroits)
}

# What a field, an answer or a lint means
doc-deck-format = La version du format des paquets. Laissez-la de côté : c’est 1, et un sommet plus ancien refuserait un format plus récent.
doc-deck-id = Le nom définitif du paquet. Ses traductions le partagent et la progression y tient : une fois le paquet étudié, il ne change plus.
doc-deck-title = Le titre que voient les apprenants.
doc-deck-language = La langue du paquet, une étiquette BCP 47 comme "fr" ou "en-GB". La typographie est vérifiée et les nombres sont lus à sa manière.
doc-deck-version = Votre propre version du paquet, pour qui le transmet.
doc-deck-authors = Qui l’a écrit : un nom, ou une liste de noms.
doc-deck-license = La licence sous laquelle le paquet peut être transmis, par exemple "CC BY 4.0".
doc-deck-about = Ce dont parle le paquet, en une phrase ou deux.
doc-deck-sources = Les ouvrages sur lesquels reposent les réponses, chacun sous une clé que les questions nomment comme source.
doc-deck-defaults = Des valeurs pour les questions qui n’en donnent pas : étiquettes, source, rétention, secondes, points.
doc-deck-allow = Les conseils qui se taisent dans tout le paquet.
doc-deck-questions = Les questions, dans votre ordre.
doc-source-title = Le titre de l’ouvrage.
doc-source-author = Qui l’a écrit.
doc-source-date = Quand il a paru, comme vous l’écririez.
doc-source-url = Où le lire.
doc-defaults-tags = Des étiquettes que chaque question porte en plus des siennes.
doc-defaults-source = La source des questions qui n’en nomment pas.
doc-defaults-retention = La probabilité de se souvenir que vise le calendrier, entre 0 et 1, par exemple 0.9.
doc-defaults-seconds = Le temps pour répondre, en secondes, en classe.
doc-defaults-points = Les points d’une réponse juste, en classe.
doc-question-id = Le nom de la question dans le paquet, le même dans chaque traduction. La progression y tient, et non au texte : renommez-le dans l’éditeur, et la progression suit.
doc-question-ask = Ce qui est demandé.
doc-question-answer = La façon de répondre et ce qui est juste : Typed, Choice, Number et sept autres.
doc-question-why = Montré après chaque réponse : pourquoi c’est ainsi, ou comment le retenir.
doc-question-hint = Une aide pour qui la demande ; une réponse juste compte alors au plus comme Difficile.
doc-question-tags = Des mots pour choisir des questions, comme dans sommet study --tag.
doc-question-source = La clé de l’ouvrage sur lequel repose la réponse, telle que déclarée dans les sources du paquet.
doc-question-media = Une image ou un son, ou une liste des deux : le chemin depuis le dossier du paquet, et les mots qui le remplacent.
doc-question-both-ways = Si elle est aussi posée à l’envers, comme seconde carte ; pour Recall et Typed.
doc-question-retention = La probabilité de se souvenir visée pour cette question, entre 0 et 1, par exemple 0.95.
doc-question-seconds = Le temps pour répondre, en secondes, en classe.
doc-question-points = Les points d’une réponse juste, en classe.
doc-question-allow = Les conseils qui se taisent pour cette question.
doc-typed-of = Les réponses acceptées ; la première est celle qui est montrée.
doc-typed-exact = Si chaque lettre compte : casse, accents, ponctuation, aucune faute de frappe pardonnée.
doc-choice-right = L’option juste.
doc-choice-wrong = Les autres options, chacune "texte" ou ("texte", "pourquoi c’est faux").
doc-several-right = Toutes les options justes.
doc-several-wrong = Les options fausses, chacune "texte" ou ("texte", "pourquoi c’est faux").
doc-number-value = Le nombre, dans l’unité donnée : 40e9 vaut 40 milliards.
doc-number-unit = Son unité, par exemple "€" ou "km".
doc-number-within = L’écart qui compte encore : Exact, Percent(1) ou Plus(0.5).
doc-list-of = Ce qu’il faut nommer ; chaque élément est "texte", ou une liste de formes dont la première est montrée.
doc-list-need = Combien il faut en nommer ; tous, si c’est omis.
doc-answer-recall = L’apprenant réfléchit, regarde et juge seul.
doc-answer-typed = L’apprenant tape l’une des réponses acceptées ; fautes de frappe et accents sont traités équitablement.
doc-answer-cloze = Un texte à trous entre doubles accolades, chacun une carte à part ; un indice peut suivre deux deux-points dans le trou.
doc-answer-choice = L’apprenant choisit une des options mélangées.
doc-answer-several = L’apprenant choisit toutes celles qui sont justes.
doc-answer-truefalse = L’apprenant dit si l’affirmation est vraie.
doc-answer-number = L’apprenant tape un nombre, en chiffres ou en lettres, en français ou en anglais.
doc-answer-order = L’apprenant met les éléments dans l’ordre, celui où ils sont écrits.
doc-answer-match = L’apprenant associe la gauche et la droite.
doc-answer-list = L’apprenant nomme tant d’éléments, dans n’importe quel ordre.
doc-within-exact = Seul le nombre lui-même compte.
doc-within-percent = Tant de pour cent de la valeur comptent encore.
doc-within-plus = Tant, dans l’unité de la valeur, compte encore.
doc-lint-answer-in-ask = La réponse figure mot pour mot dans la question.
doc-lint-long-ask = La question remplit l’écran d’un téléphone.
doc-lint-near-duplicate-option = Deux options ne diffèrent que par la casse, les accents ou la ponctuation.
doc-lint-near-duplicate-question = Deux questions demandent la même chose avec les mêmes mots.
doc-lint-no-source = La question ne nomme aucune source.
doc-lint-no-unit = Un nombre sans unité.
doc-lint-no-why = Rien n’est montré après la réponse.
doc-media-alt = Les mots qui le remplacent là où il ne peut être ni vu ni entendu ; check les exige.
doc-media-file = Son chemin depuis le dossier du paquet.
doc-lint-large-media = Une image ou un son de plus de 2 Mio.
doc-lint-right-longest = L’option juste est de loin la plus longue.
doc-lint-too-many-facts = Plus que l’on ne peut apprendre d’un coup.
doc-lint-typography = Un signe est composé autrement que ne le veut la langue du paquet.
doc-lint-yes-no = Un oui ou non déguisé.
doc-error-e001 = Une parenthèse ou un crochet n’est jamais refermé.
doc-error-e002 = Une parenthèse ou un crochet se ferme sans avoir été ouvert.
doc-error-e003 = Des champs sans la parenthèse qui les ouvre.
doc-error-e004 = Un texte sans son guillemet fermant.
doc-error-e005 = Un commentaire sans sa fin.
doc-error-e006 = Deux valeurs sans virgule entre elles.
doc-error-e007 = Un nom de champ que le deux-points ne suit pas.
doc-error-e008 = Un nom de champ entre guillemets.
doc-error-e009 = Un guillemet dans un texte sans barre oblique inverse devant lui.
doc-error-e010 = Une barre oblique inverse suivie de ce qui ne peut la suivre.
doc-error-e011 = Ce qui commence comme un nombre et n’en est pas un.
doc-error-e012 = Quelque chose qui ne peut se trouver là.
doc-error-e013 = Le fichier finit trop tôt.
doc-error-e014 = Du texte après la fin du paquet.
doc-error-e015 = Une extension que RON ne connaît pas.
doc-error-e016 = Plus de parenthèses imbriquées que nul n’en a besoin.
doc-error-e019 = Le texte n’est pas du RON.
doc-error-e020 = Un champ que le format ne connaît pas.
doc-error-e021 = Il manque un champ obligatoire.
doc-error-e022 = Un champ est donné deux fois.
doc-error-e023 = Un nom qui n’est aucun des choix.
doc-error-e024 = Une valeur d’une autre sorte que celle attendue.
doc-error-e025 = Un nombre trop grand, ou négatif là où il ne peut l’être.
doc-error-e026 = Un autre nom que celui qui peut se trouver là.
doc-error-e030 = Le paquet est écrit dans une version plus récente du format.
doc-error-e031 = Un identifiant qui ne peut en être un.
doc-error-e032 = Une question sans identifiant.
doc-error-e033 = Deux questions ont le même identifiant.
doc-error-e034 = Un texte vide.
doc-error-e035 = Une langue dont l’étiquette n’en est pas une.
doc-error-e036 = Une source que le paquet ne déclare pas.
doc-error-e037 = Une source est déclarée deux fois.
doc-error-e040 = Aucune option fausse, donc rien à choisir.
doc-error-e041 = Aucune option juste.
doc-error-e042 = Une option est à la fois juste et fausse.
doc-error-e043 = Une option ou un élément est donné deux fois.
doc-error-e044 = Moins d’éléments qu’il n’en faut nommer, ou aucun à nommer.
doc-error-e045 = Trop peu d’éléments.
doc-error-e046 = Deux paires ont un côté en commun.
doc-error-e047 = Un texte dont les trous ne peuvent être lus.
doc-error-e048 = Plus de trous qu’une question ne peut en avoir.
doc-error-e049 = Un pourcentage hors de 0 à 100.
doc-error-e050 = Une tolérance négative.
doc-error-e051 = Un nombre infini, ou qui n’en est pas un.
doc-error-e052 = Une rétention voulue qui n’est pas entre 0 et 1.
doc-error-e053 = Aucun temps pour répondre.
doc-error-e054 = Une question dans les deux sens, dont la réponse ne peut être retournée.
doc-error-e055 = Une image ou un son qui manque ou ne peut être lu.
doc-error-e056 = Une image ou un son hors du dossier du paquet.
doc-error-e057 = Un fichier dont le nom n’annonce ni image ni son.
doc-error-e058 = Une image ou un son qui contient autre chose que ce que dit son nom.
doc-error-e059 = Une image ou un son de plus de 10 Mio.
doc-error-e060 = Deux fichiers sont le même paquet dans la même langue.
doc-error-e061 = Une question qui manque dans une traduction.
doc-error-e062 = Une question à laquelle une traduction fait répondre autrement.
doc-error-e063 = Un conseil permis qui n’existe pas.
doc-error-e064 = Une image ou un son sans les mots qui le remplacent.
doc-error-unreadable = Un fichier qui ne peut être lu.

## Grading

reason-case = les majuscules
reason-accents = les accents
reason-ligatures = les ligatures
reason-apostrophes = les apostrophes
reason-hyphens = les traits d’union
reason-quotes = les guillemets
reason-spaces = les espaces
reason-punctuation = la ponctuation
reason-article = l’article
reason-numeral = l’écriture d’un nombre
reason-connective = le « et »
reason-initials = les initiales
reason-order = l’ordre des mots
reason-typo = une faute de frappe
reason-acronym = un sigle
reason-sentence = la phrase autour
reason-unit-missing = l’unité est omise
reason-scale-missing = l’ordre de grandeur est omis
reason-ambiguous = cela se lit de deux façons
reason-wrong-unit = l’unité est une autre
reason-duplicate = cité deux fois
reason-other-answer = c’est une autre réponse
grade-line = { $card } · { $given } · { $verdict }
grade-unknown = La ligne { NUM($number) } n’est pas de la forme « paquet/question », tabulation, réponse à une question présente : { $line }

## Réglage

tune-method = Méthode
tune-log-loss = perte log.
tune-rmse = RMSE (classes)
tune-auc = AUC
tune-method-average = moyenne
tune-method-moving-average = moyenne mobile
tune-method-fsrs6-default = FSRS-6, poids par défaut
tune-method-fsrs6-fitted = FSRS-6, ajusté
tune-method-ours = ajusté et corrigé, apprenant toujours
tune-method-ours-fixed = ajusté et corrigé, comme les intervalles
tune-evaluating = Ajustement à chaque coupe
tune-evaluated = { $path } : { $count ->
    [one] { NUM($count) } réponse
   *[other] { NUM($count) } réponses
} sur { $cards ->
    [one] { NUM($cards) } carte
   *[other] { NUM($cards) } cartes
} ; { NUM($splits) } coupes dans le temps, { $scored ->
    [one] { NUM($scored) } révision
   *[other] { NUM($scored) } révisions
} à un jour ou plus d’écart prédites ; l’ajustement a pris { $seconds } s.
tune-line = La ligne { NUM($line) } est laissée de côté : { $column } contient « { $text } ».
tune-lines-more = { $count ->
    [one] { NUM($count) } autre ligne est laissée de côté.
   *[other] { NUM($count) } autres lignes sont laissées de côté.
}
tune-rows-by-hand = { $count ->
    [one] { NUM($count) } ligne de note 0 est laissée de côté : un changement fait à la main, pas une réponse.
   *[other] { NUM($count) } lignes de note 0 sont laissées de côté : des changements faits à la main, pas des réponses.
}
tune-rows-repeated = { $count ->
    [one] { NUM($count) } ligne est là deux fois, et compte une fois.
   *[other] { NUM($count) } lignes sont là deux fois, et comptent une fois.
}
tune-file-unread = { $path } ne peut pas être lu : { $detail }
tune-file-empty = { $path } est vide.
tune-file-column = { $path } n’a pas de colonne { $column } dans sa première ligne.
tune-file-rows = Aucune ligne de { $path } ne peut être lue. { $detail }
tune-file-few = { $path } contient { $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
} à un jour ou plus d’une autre de la même carte ; il en faut au moins { NUM($needed) }.
tune-file-help = Un journal est un CSV aux colonnes card_id, review_time (millisecondes ou secondes depuis 1970) et review_rating (1 à 4).
tune-fitting = Ajustement à vos réponses (%)
tune-before = les paramètres jusqu’ici
tune-corrected = ajusté et corrigé
tune-tuned = { $name } : ajusté à { $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
} à un jour ou plus d’une autre ; { $held ->
    [one] la dernière a été gardée
   *[other] les { NUM($held) } dernières ont été gardées
} pour être prédites.
tune-replaced = Les nouveaux paramètres prédisent mieux et valent désormais, comme version { NUM($version) }. Les échéances restent comme promis ; « sommet tune --reschedule » les déplace.
tune-kept = Les nouveaux paramètres ne prédisent pas mieux. Ceux d’avant restent (version { NUM($version) }).
tune-unfit = Aucun paramètre n’a pu être ajusté à ces réponses. Ceux d’avant restent.
tune-too-little = Trop peu encore pour ajuster : il manque { $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
} à un jour ou plus d’une autre de la même carte.
tune-too-little-new = Trop peu de nouveau depuis le dernier ajustement : il manque { $count ->
    [one] { NUM($count) } révision
   *[other] { NUM($count) } révisions
} à un jour ou plus d’une autre de la même carte.
tune-moved = { $count ->
    [0] Aucune échéance ne bouge.
    [one] L’échéance de { NUM($count) } carte bouge.
   *[other] Les échéances de { NUM($count) } cartes bougent.
}
tune-undone = La version { NUM($version) } de vos paramètres vaut de nouveau.
tune-undone-to-defaults = Les paramètres par défaut valent de nouveau.
tune-given-back = { $count ->
    [0] Les échéances restent comme promis.
    [one] L’échéance de { NUM($count) } carte déplacée est de nouveau celle qui était promise.
   *[other] Les échéances de { NUM($count) } cartes déplacées sont de nouveau celles qui étaient promises.
}
tune-nothing-undone = Les paramètres par défaut valent déjà : il n’y a rien à annuler.
help-tune = Ajuster le rythme à vos propres réponses
help-tune-reschedule = Puis déplacer les échéances là où les paramètres les mettraient
help-tune-undo = Revenir aux paramètres d’avant, et rendre les échéances déplacées
help-tune-evaluate = Comparer plutôt comment des méthodes prédisent un journal de révisions (CSV)
help-tune-examples =
    Exemples :
      sommet tune
      sommet tune --reschedule
      sommet tune --evaluate journal.csv
      sommet tune --evaluate journal.csv --json

# Ce que le système dit des fichiers, entre parenthèses après ce qui a été tenté.
system-not-found = ce fichier ou ce dossier n’existe pas
system-denied = droits insuffisants
system-exists = il existe déjà
system-full = le disque est plein
system-read-only = le disque est en lecture seule
system-folder = c’est un dossier
system-no-folder = une partie du chemin n’est pas un dossier
system-name = ce nom n’est pas possible
system-large = le fichier est trop grand
system-no-text = ce n’est pas un texte en UTF-8
system-nobody-reads = plus personne ne lit
## Paquets et questions que l’on crée

new-title = Titre du paquet, tel que les élèves le voient
new-language = Langue dans laquelle il est écrit (fr, en…)
new-id = Son identifiant, qui ne change jamais : la progression y tient
new-about = De quoi il parle, en une phrase (peut rester vide)
new-author = Qui l’écrit (peut rester vide)
new-source = Titre de l’ouvrage sur lequel reposent ses réponses (peut rester vide)
new-none = Aucun paquet n’a été créé.
new-made = Créé : { $path }
new-translation = C’est une traduction de { $path } : donnez à ses questions les identifiants et les façons de répondre qu’elles y ont.
new-next = Ensuite : « sommet add { $deck } » demande ses questions.
new-add-now = Ajouter la première question
new-not-now = Pas maintenant
author-no-title = il faut un titre au paquet
author-no-title-help = Donnez-le à l’invite, ou par --title ; « sommet new --help » montre toutes les options.
author-bad-header-help = « sommet new --help » montre ce que chaque option attend.
author-deck-taken = le paquet « { $id } » existe déjà dans cette langue : { $path }
author-deck-taken-help = Donnez au nouveau paquet un autre identifiant par --id, ou une autre langue pour une traduction.
author-no-deck = il n’y a pas encore de paquet dans { $path }
author-no-deck-help = « sommet new » en crée un.
author-which-deck = de quel paquet s’agit-il ?
author-unreadable-deck = on ne peut rien ajouter à { $path } : il ne se lit pas comme un paquet
author-unreadable-deck-help = « sommet check » dit où est la faute.
author-notes-help = Vérifiez le chemin.
author-notes-form = { $path } n’est d’aucune des sortes de notes que l’on sait lire
author-notes-form-help = Ce sont .csv et .tsv (tableaux), .txt (lignes) et .md (Markdown) ; docs/authoring.md les montre.
author-notes-binary = { $path } contient autre chose que du texte
author-notes-binary-help = Enregistrez-le comme texte, en UTF-8 ; une feuille de calcul s’enregistre d’abord en .csv.
author-no-review = il n’y a pas de terminal où passer les notes en revue
author-no-review-help = Prenez tout ce qui est sain par --yes, ou regardez seulement par --dry-run.
keys-pick = ↑ ↓ choisir · Entrée valider · Échap arrêter
add-which-deck = Quel paquet ?
add-begin = Ajout à « { $title } » ({ $path })
add-keys = Entrée suite · question vide terminer · :annuler reprend la dernière · Ctrl-C arrête et garde ce qui est commencé
add-resume = Vous aviez commencé : { $ask }
add-resume-yes = La continuer
add-resume-no = L’abandonner
add-part-ask = Question
add-how = Comment y répond-on ?
add-way-typed = En tapant une réponse courte
add-way-choice = En choisissant une proposition
add-way-recall = En y pensant, puis en se jugeant soi-même
add-way-truefalse = Par vrai ou faux
add-way-cloze = En remplissant les trous d’un texte
add-way-number = Par un nombre
add-way-several = En cochant toutes les propositions justes
add-way-list = En citant plusieurs choses, dans n’importe quel ordre
add-way-order = En remettant dans l’ordre
add-way-match = En formant des paires
add-part-recall = Réponse
add-part-typed = { $number ->
    [1] Réponse
   *[other] Autre réponse à accepter (vide : c’est tout)
}
add-part-gaps = Le texte, avec ce qu’on demande entre { "{{" } et { "}}" }
add-part-right = La proposition juste
add-part-wrong = { $number ->
    [1] Une proposition fausse ; la raison peut suivre « { "::" } »
   *[other] Autre proposition fausse (vide : c’est tout)
}
add-part-rights = { $number ->
    [1] Une proposition juste
   *[other] Autre proposition juste (vide : c’est tout)
}
add-truth = Est-ce vrai ?
add-part-value = Le nombre
add-part-unit = Son unité (vide : aucune)
add-part-within = L’écart encore accepté, comme 5 % ou 0,5 (vide : aucun)
add-part-order = { $number ->
    [1] Ce qui vient en premier
    [2] Ce qui vient ensuite
   *[other] Ce qui vient ensuite (vide : c’est tout)
}
add-part-pairs = { $number ->
    [1] Une paire, comme France = Paris
    [2] Autre paire
   *[other] Autre paire (vide : c’est tout)
}
add-part-items = { $number ->
    [1] Une des choses à citer
   *[other] Une autre (vide : c’est tout)
}
add-part-need = Combien il faut en citer (vide : toutes)
add-part-why = L’explication montrée après la réponse (vide : rien)
add-part-hint = Un indice (vide : aucun)
add-part-tags = Étiquettes, séparées par des virgules (vide : aucune)
add-source = Source
add-source-default = Celle du paquet : { $title }
add-source-none = Aucune
add-needed = Il faut quelque chose ici.
add-no-number = Ce n’est pas un nombre. Écrivez-le en chiffres, comme 40000 ou 40e9.
add-no-margin = Écrivez 5 %, un nombre comme 0,5, ou rien.
add-no-pair = Écrivez les deux côtés avec « = » entre eux.
add-this-question = cette question
add-id-taken = Le paquet a déjà une question de cet identifiant. Changez-le.
add-deck-broken = Le paquet ne se lit plus comme un paquet. « sommet check » dit où est la faute.
add-near = Ressemble beaucoup à « { $id } » (ligne { NUM($line) }) : { $ask }
add-decide = Et maintenant ?
add-keep = La garder
add-change = La reprendre depuis le début
add-edit = L’ouvrir dans l’éditeur
add-drop = L’abandonner
add-added = { $count ->
    [one] Ajoutée sous « { $id } » : { NUM($count) } question jusqu’ici.
   *[other] Ajoutée sous « { $id } » : { NUM($count) } questions jusqu’ici.
}
add-undone = { $count ->
    [0] « { $id } » est retirée : rien n’est ajouté jusqu’ici.
    [one] « { $id } » est retirée : { NUM($count) } question jusqu’ici.
   *[other] « { $id } » est retirée : { NUM($count) } questions jusqu’ici.
}
add-draft-kept = La question commencée est gardée : « sommet add { $deck } » la reprend.
add-draft-unsaved = La question commencée n’a pas pu être gardée dans { $path }. Copiez-la d’ici :
add-done = { $count ->
    [one] { NUM($count) } question ajoutée à { $path }.
   *[other] { NUM($count) } questions ajoutées à { $path }.
}
add-translations = { $count ->
    [one] Ses traductions ne l’ont pas encore : { $files }. Le même identifiant en fait une seule question.
   *[other] Ses traductions ne les ont pas encore : { $files }. Les mêmes identifiants en font les mêmes questions.
}
notes-reading = Lecture des notes
notes-adding = Ajout des questions
notes-found = { $path } : { $count ->
    [0] aucune question trouvée
    [one] { NUM($count) } question trouvée
   *[other] { NUM($count) } questions trouvées
}, { $near ->
    [0] aucune ne ressemble à une autre
    [one] { NUM($near) } ressemble à une autre
   *[other] { NUM($near) } ressemblent à d’autres
} ; { $left ->
    [0] aucune ligne laissée de côté
    [one] { NUM($left) } ligne laissée de côté
   *[other] { NUM($left) } lignes laissées de côté
}
notes-encoding = Ce n’est pas de l’UTF-8 ; lu comme { $name }.
notes-near = Ligne { NUM($line) } · { $ask } · { $like }
notes-near-line = Ressemble beaucoup à la ligne { NUM($line) } des notes
notes-left = Ligne { NUM($line) } laissée de côté · { $text } · { $reason }
notes-more = { $count ->
    [one] … et { NUM($count) } autre.
   *[other] … et { NUM($count) } autres.
}
notes-no-answer = il n’y a pas de réponse
notes-no-question = rien n’est demandé
notes-no-right = aucune proposition n’est juste
notes-open-quote = un guillemet qui n’est jamais fermé
notes-go-on = { $kept ->
    [0] Continuer : { NUM($looked) } sur { NUM($count) } regardées, aucune gardée pour l’instant
    [one] Continuer : { NUM($looked) } sur { NUM($count) } regardées, { NUM($kept) } gardée pour l’instant
   *[other] Continuer : { NUM($looked) } sur { NUM($count) } regardées, { NUM($kept) } gardées pour l’instant
}
notes-put-aside = Rien n’a encore été ajouté. Ce que vous avez décidé est gardé : la même commande reprend où vous en étiez.
notes-one-by-one = Les regarder une à une
notes-take-all = { $count ->
    [0] N’en prendre aucune
    [one] Prendre celle qui ne ressemble à aucune autre
   *[other] Prendre les { NUM($count) } qui ne ressemblent à aucune autre
}
notes-stop = Ne rien ajouter
notes-number = { NUM($number) } sur { NUM($count) } · ligne { NUM($line) } des notes
notes-keep = La garder
notes-skip = La passer
notes-keep-rest = La garder, et toutes les suivantes qui ne ressemblent à aucune autre
notes-stop-here = { $count ->
    [0] Arrêter, et ne rien ajouter
    [one] Arrêter, et ajouter celle qui est gardée
   *[other] Arrêter, et ajouter les { NUM($count) } qui sont gardées
}
notes-none-added = Rien n’a été ajouté.
notes-would-add = { $count ->
    [0] Rien ne serait ajouté à { $path }.
    [one] { NUM($count) } question serait ajoutée à { $path }.
   *[other] { NUM($count) } questions seraient ajoutées à { $path }.
}
notes-added = { $count ->
    [0] Rien n’a été ajouté à { $path }.
    [one] { NUM($count) } question ajoutée à { $path }.
   *[other] { NUM($count) } questions ajoutées à { $path }.
}
help-new = Créer un paquet, par un court dialogue ou par des options
help-new-title = Son titre ; s’il est donné, rien n’est demandé
help-new-language = La langue dans laquelle il est écrit, comme fr ; la vôtre si rien n’est dit
help-new-id = Son identifiant, qui ne change jamais ; tiré du titre si rien n’est dit
help-new-about = De quoi il parle
help-new-author = Qui l’écrit
help-new-source = Titre de l’ouvrage sur lequel reposent ses réponses
help-new-file = Où le mettre, plutôt que dans les paquets du dossier d’étude
help-new-examples =
    Rien n’est jamais écrasé.

    Exemples :
      sommet new
      sommet new --title "Les lacs d’Europe" --language fr --author Zoé
      sommet new --title "The lakes of Europe" --language en --id les-lacs-d-europe
help-add = Ajouter des questions à un paquet une à une, ou plusieurs d’un coup depuis des notes
help-add-deck = Le paquet, par son identifiant ou son fichier
help-add-from = Notes d’où tirer des questions : .csv, .tsv, .txt ou .md (docs/authoring.md)
help-add-yes = Prendre tout ce qui est sain et ne ressemble à aucune autre, sans rien demander
help-add-dry-run = Montrer ce qui serait ajouté, sans rien écrire
help-add-examples =
    Les commentaires et la mise en page du paquet restent tels quels. Ce qui est commencé quand on arrête est gardé.
    Le code de sortie est 1 si une ligne des notes a été laissée de côté.

    Exemples :
      sommet add les-lacs-d-europe
      sommet add les-lacs-d-europe --from notes.csv
      sommet add les-lacs-d-europe --from notes.md --dry-run
      sommet add les-lacs-d-europe --from notes.txt --yes --json
## En classe, sur téléphone, écran et tablette

class-title-join = Rejoindre la classe
class-title-play = En classe
class-title-board = Tableau
class-title-host = Commandes
class-join = Rejoindre
class-join-note = Tapez le code affiché au tableau, et un nom pour aujourd’hui.
class-join-note-anonymous = Tapez le code affiché au tableau. Personne ne demande votre nom.
class-join-note-listed = Tapez le code affiché au tableau, puis votre nom tel qu’il est sur la liste de la classe.
class-join-note-codes = Tapez le code affiché au tableau, puis le code personnel de votre carte. Vos réponses compteront alors dans votre propre plan de révision, que garde votre professeur.
class-join-note-guests = Pas de carte ? Laissez le code personnel vide et tapez un nom pour aujourd’hui. Vous jouez en invité, et cela ne compte dans aucun plan de révision.
class-pin = Code
class-code = Code personnel
class-code-note = Les neuf signes de votre carte. Les minuscules conviennent, et les tirets peuvent manquer.
class-name-guest = Nom, sans carte
class-name-note-listed = Tel qu’il est sur la liste ; accents et majuscules ne comptent pas.
class-name = Votre nom
class-name-note = De 1 à { $most } caractères ; la classe le voit.
class-language = Langue
class-no-script = Cette page a besoin de JavaScript. Activez-le et rechargez la page.
class-skip-to-content = Aller à la question

class-join-wrong-pin = Aucune classe n’a ce code. Regardez encore une fois le tableau.
class-join-wrong-code = Personne n’a ce code personnel. Regardez encore une fois votre carte.
class-join-needs-code = Tapez le code personnel de votre carte.
class-join-name-listed = Ce nom est sur la liste de la classe. S’il est le vôtre, tapez le code personnel de votre carte ; sinon, choisissez-en un autre.
class-join-not-listed = Ce nom n’est pas sur la liste. Tapez-le comme le professeur l’a écrit, ou demandez.
class-join-seat-taken = Quelqu’un est déjà assis sous ce nom. Dites-le à votre professeur.
class-join-locked = L’entrée est fermée pour le moment. Demandez, puis réessayez.
class-join-started = La classe a commencé sans vous. Demandez qu’on vous laisse entrer.
class-join-full = Toutes les places sont prises.
class-join-banned = Cette classe vous est fermée.
class-join-over = Cette classe est terminée.
class-join-often = C’était trop souvent. Attendez une minute et réessayez.
class-join-unstored = L’enregistrement n’a pas réussi. Réessayez.
class-join-name-empty = Tapez un nom.
class-join-name-long = Ce nom est trop long : { $most } caractères au plus.
class-join-name-taken = Quelqu’un porte déjà ce nom. Celui-ci est libre ; ou choisissez-en un autre.
class-join-name-unfit = Choisissez un autre nom.
class-join-failed = Cela n’a pas marché. Réessayez.

class-link-live = Connecté
class-link-trying = Reconnexion …
class-link-cut = Pas de connexion ; nouvel essai en cours

class-question-of = Question { $number } sur { $count }
class-right-of = Justes : { $right } sur { $of }
class-right-answers = réponses justes jusqu’ici
class-points = rapidité : { $points }
class-whole-class = Toute la classe : { $right } justes sur { $of }
class-standings = Où en est la classe
class-finished = C’était la dernière question
class-finished-note = Merci d’avoir joué. Vous pouvez fermer cette page.
class-you-are-in = Vous y êtes, { $name }
class-you-are-in-anonymous = Vous y êtes
class-wait-for-start = Ça commence dans un instant. Gardez cette page ouverte ; si vous la quittez, votre place vous attend.
class-answers-are-in = Les réponses sont là
class-yours-is-stored = La vôtre est enregistrée. La solution arrive dans un instant.
class-none-from-you = Aucune de votre part cette fois. La solution arrive dans un instant.
class-paused = Pause : rien n’est perdu, et le temps est arrêté.
class-gone = Vous n’êtes plus dans cette classe
class-gone-note = Votre place a été fermée, ou la classe est terminée.
class-join-again = Rejoindre de nouveau
class-leave = Quitter la classe
class-ended = La classe est terminée
class-ten-seconds = Plus que dix secondes

class-lead-choice = Choisissez une réponse.
class-lead-several = Choisissez toutes les réponses justes.
class-lead-truth = Vrai ou faux ?
class-lead-text = Tapez votre réponse.
class-lead-number = Tapez un nombre.
class-lead-gap = Remplissez le trou.
class-lead-order = Mettez dans l’ordre : touchez ce qui vient d’abord, puis la suite.
class-lead-match = Trouvez le partenaire de chacun.
class-lead-list = Citez-en { $need }.
class-lead-recall = Pensez à la réponse. Vous la verrez ensuite, et jugerez vous-même.
class-your-answer = Votre réponse
class-the-gap = Le trou
class-item = Numéro { $number }
class-letters = abc
class-digits = 123
class-letters-label = Taper des lettres
class-digits-label = Taper des chiffres
class-true = Vrai
class-false = Faux
class-in-unit = En { $unit }
class-up = Monter : { $item }
class-down = Descendre : { $item }
class-take-back = Reprendre : { $item }
class-your-order = Votre ordre
class-still-to-place = Encore à placer
class-choose-partner = Choisir …
class-taken-by = avec { $letter }

class-send = Envoyer
class-thought = J’y ai pensé
class-change = Changer ma réponse
class-give-up = Je ne sais pas
class-answer-first = Répondez d’abord, en entier, puis envoyez.
class-not-sent = Modifiée, mais pas encore envoyée. Votre première réponse est enregistrée.
class-stored = Enregistrée ✓
class-receipt-sending = Envoi …
class-receipt-trying = Pas encore enregistrée, nouvel essai …
class-receipt-paused = Pas encore enregistrée : elle partira à la fin de la pause.
class-receipt-late = Trop tard : la question était fermée. Cette réponse ne compte pas.
class-receipt-already = Votre première réponse est enregistrée et reste.
class-receipt-unknown = Non enregistrée : vous n’avez plus de place dans cette classe.
class-receipt-malformed = Non enregistrée : ce n’est pas une réponse à cette question. Rechargez la page.

class-the-answer = Réponse
class-right = juste
class-distribution = Les réponses de la classe
class-media = Accompagne la question
class-judge = Comment était-ce ?
class-judge-not = Je ne savais pas
class-judge-partly = En partie
class-judge-knew = Je savais
class-own-until = Jusqu’au { $when }
class-own-intro = Un devoir, à votre rythme. Questions : { $count }. Après chaque réponse, vous voyez ce qui est juste, et pourquoi.
class-own-return = Arrêtez quand vous voulez. Revenez sur ce téléphone : vous reprenez où vous en étiez.
class-own-result = Mon résultat
class-own-right = réponses justes
class-own-through = Vous avez répondu à tout
class-own-through-note = Vous pouvez fermer cette page, et y revenir quand vous voulez.
class-own-over = C’est terminé
class-own-look = À revoir
class-own-all-right = Rien à revoir : tout était juste.
class-bar-right = Réponses justes
class-bar-partial = En partie justes
class-bar-other = Autres réponses
class-bar-nothing = Sans réponse

class-join-with-phone = Rejoignez avec votre téléphone
class-locked = L’entrée est fermée
class-wifi-first = D’abord, rejoignez le wifi « { $name } ».
class-wifi-then = Puis entrez dans la classe.
class-qr-join = Code QR pour rejoindre
class-qr-wifi = Code QR du wifi
class-seats = Dans la classe : { $seats }
class-answers-of = { $answers } sur { $here } ont répondu
class-own-counts = Entrés : { $seats } · ont commencé : { $begun } · ont fini : { $through }
class-team = Équipe { $number }
class-anonymous = Place { $number }

class-begin = Commencer
class-next = Question suivante
class-finish = Terminer
class-close = Fermer la question
class-reveal = Montrer la réponse
class-show-standings = Montrer le classement
class-pause = Pause
class-resume = Reprendre
class-extend = 15 secondes de plus
class-extend-day = Un jour de plus
class-skip = Passer
class-lock = Fermer l’entrée
class-unlock = Ouvrir l’entrée
class-end = Finir la classe
class-kick = Faire sortir
class-ban = Exclure pour de bon
class-cancel = Annuler
class-sure-end = Finir la classe maintenant ? Toutes les réponses sont enregistrées.
class-end-own = Finir le devoir
class-sure-end-own = Mettre fin au devoir maintenant ? Toutes les réponses sont enregistrées, et personne ne peut continuer.
class-sure-kick = Faire sortir { $name } ?
class-people = Personnes
class-no-seats = Personne encore
class-more-time = Moitié plus de temps pour { $name }, dès la question suivante
class-figure-seats = places
class-figure-here = connectés
class-figure-answers = réponses
class-figure-begun = ont commencé
class-figure-through = ont fini
class-seat-here = connecté
class-seat-away = absent
class-seat-answered = a répondu
class-seat-through = a répondu à tout
class-score-of = Justes : { $right }
class-done-of = Répondu : { $done } sur { $count }
class-stage-lobby = Salle d’attente
class-stage-own = Devoir
class-stage-open = Question ouverte
class-stage-closed = Les réponses sont là
class-stage-revealed = Réponse montrée
class-stage-standings = Classement
class-stage-finished = Terminé
class-trouble-unstored = Les réponses ne peuvent pas être enregistrées. La classe est en pause ; les téléphones gardent leurs réponses et réessaient.
class-trouble-kept = Les réponses ne peuvent pas être enregistrées. Les téléphones les gardent et réessaient : faites de la place sur le disque, et tout continue de soi-même.
class-trouble-crowd = Beaucoup de monde est entré d’un coup : l’entrée s’est fermée. Rouvrez-la si ce sont les vôtres.
class-trouble-restarted = sommet a redémarré. Tout ce qui était enregistré est là ; reprenez quand la classe est revenue.
class-control-refused = Ce n’est pas possible à ce moment.
class-control-unstored = L’enregistrement n’a pas réussi. Réessayez.
class-control-unheard = L’ordinateur n’a pas répondu. Réessayez.

class-page-missing = Cette page n’existe pas
class-page-missing-note = L’adresse est peut-être incomplète. Scannez encore une fois le code au tableau.
class-page-forbidden = Cette page ne vous est pas ouverte
class-page-forbidden-note = L’adresse avec le bon jeton est affichée dans le terminal de l’enseignant.
