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

stretch-seconds = { $count ->
    [one] 1 seconde
   *[other] { NUM($count) } secondes
}
stretch-minutes = { $count ->
    [one] 1 minute
   *[other] { NUM($count) } minutes
}
stretch-hours = { $count ->
    [one] 1 heure
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
    [one] 1 à revoir
   *[other] { NUM($count) } à revoir
}
question-media = Voir { $path }
question-hint = Indice : { $hint }
no-hint = Cette question n’a pas d’indice.
truth-true = Vrai
truth-false = Faux

keys-choice = ↑ ↓ choisir · Entrée répondre · Échap autres actions
keys-several = ↑ ↓ se déplacer · Espace cocher · Entrée répondre · Échap autres actions
keys-order = ↑ ↓ se déplacer · Espace prendre ou poser · Entrée répondre · Échap autres actions
keys-recall = Pensez à la réponse, puis appuyez sur une touche pour la voir · Échap autres actions
keys-list = { $count ->
    [one] Citez-en 1. Une réponse par ligne ; une ligne vide termine.
   *[other] Citez-en { NUM($count) }. Une réponse par ligne ; une ligne vide termine.
}
keys-menu = ↑ ↓ choisir · Entrée valider · Échap retour

act-back = Revenir à la question
act-hint = Voir l’indice
act-pass = Je ne sais pas
act-skip = Passer : pas pendant cette séance
act-bury = Enterrer : pas avant demain
act-suspend = Suspendre : pas avant d’être reprise
act-undo = Annuler la dernière action
act-quit = S’arrêter là
act-help = Voir ce que l’on peut taper
act-again = Noter « À revoir »
act-hard = Noter « Difficile »
act-good = Noter « Correct »
act-easy = Noter « Facile »

command-hint = indice
command-pass = sèche
command-skip = passer
command-bury = enterrer
command-suspend = suspendre
command-undo = annuler
command-quit = quitter
command-help = aide
command-again = arevoir
command-hard = difficile
command-good = correct
command-easy = facile

## Réponses

verdict-right = Juste.
verdict-slip = Juste, à l’écriture près.
verdict-typo = Presque : une faute de frappe.
verdict-partial = Juste en partie : { $share }.
verdict-wrong = Pas tout à fait.
verdict-blank = Pas de réponse.
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
reveal-leech = Oubliée { NUM($count) } fois : une « sangsue ». Reformulez la question, ou suspendez-la avec s.
judge-ask = La saviez-vous ?
rating-again = À revoir
rating-hard = Difficile
rating-good = Correct
rating-easy = Facile

key-next = suite
key-rate = noter : à revoir, difficile, correct, facile
key-undo = annuler
key-bury = enterrer
key-suspend = suspendre
key-quit = arrêter

## Lignes numérotées

plain-recall = Pensez à la réponse, puis appuyez sur Entrée
plain-text = Réponse (:aide pour le reste)
plain-figure = Nombre (:aide pour le reste)
plain-quantity = Nombre en { $unit } (:aide pour le reste)
plain-number = Numéro de votre choix
plain-several = Numéros de toutes les réponses justes, séparés par des espaces
plain-order = Numéros dans le bon ordre, séparés par des espaces
plain-match = Pour a, b, c… les numéros qui correspondent, séparés par des espaces
plain-list = Élément { NUM($number) } sur { NUM($count) }, vide pour terminer
plain-rating = Note, de 1 à 4
plain-next = Entrée pour continuer, 1 à 4 pour noter, :annuler, :aide
plain-unclear = Ce n’est pas une des réponses attendues. :aide montre ce que l’on peut taper.
plain-empty = Rien n’a été tapé. :sèche si vous ne savez pas, :indice pour de l’aide.
plain-not-now = Impossible ici. :aide montre ce que l’on peut taper.

## Fin de séance

summary-title = Séance terminée
summary-nothing = Aucune réponse donnée.
summary-answers = { $count ->
    [one] 1 réponse, { $share } de justes, { $stretch }
   *[other] { NUM($count) } réponses, { $share } de justes, { $stretch }
}
summary-new = { $count ->
    [one] 1 nouvelle carte découverte
   *[other] { NUM($count) } nouvelles cartes découvertes
}
summary-none-missed = Aucune erreur
summary-missed = { $count ->
    [one] 1 carte manquée :
   *[other] { NUM($count) } cartes manquées :
}
summary-more = … et { NUM($count) } de plus
summary-waiting = { $count ->
    [one] 1 carte revient aujourd’hui, dans { $stretch }
   *[other] { NUM($count) } cartes reviennent aujourd’hui, la première dans { $stretch }
}
summary-left = { $count ->
    [one] Il reste 1 carte pour aujourd’hui
   *[other] Il reste { NUM($count) } cartes pour aujourd’hui
}
summary-tomorrow = { $count ->
    [0] Rien n’est prévu demain
    [one] Demain : 1 carte à revoir
   *[other] Demain : { NUM($count) } cartes à revoir
}
summary-stored = Toutes les réponses sont enregistrées.
