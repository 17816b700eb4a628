# English. Every key stands in every language's file; NUM($x) writes a number the language's way.

language-name = English
decimal-mark = .
group-mark = ,
percent-sign = %
date-locale = en_GB
date-long = %A %-d %B %Y
date-long-first = %A %-d %B %Y
date-short = %-d %b
date-short-first = %-d %b

stretch-seconds = { $count ->
    [one] 1 second
   *[other] { NUM($count) } seconds
}
stretch-minutes = { $count ->
    [one] 1 minute
   *[other] { NUM($count) } minutes
}
stretch-hours = { $count ->
    [one] 1 hour
   *[other] { NUM($count) } hours
}
back-in = in { $stretch }
back-today = today
back-tomorrow = tomorrow
back-on = in { NUM($count) } days ({ $date })
back-days = in { NUM($count) } days

scale-million = { NUM($count) } million
scale-billion = { NUM($count) } billion
scale-trillion = { NUM($count) } trillion
quantity = { $number } { $unit }
money-eur = €{ $number }
money-usd = ${ $number }
money-gbp = £{ $number }
money-scaled-eur = €{ $number }
money-scaled-usd = ${ $number }
money-scaled-gbp = £{ $number }
source-title = “{ $title }”

## Questions

progress = { NUM($done) } of { NUM($whole) }
progress-learning = { $count ->
    [one] 1 coming back
   *[other] { NUM($count) } coming back
}
question-media = See { $path }
question-hint = Hint: { $hint }
no-hint = This question has no hint.
truth-true = True
truth-false = False

keys-choice = ↑ ↓ choose · Enter answer · Esc more
keys-several = ↑ ↓ move · Space tick · Enter answer · Esc more
keys-order = ↑ ↓ move · Space lift or drop · Enter answer · Esc more
keys-recall = Think of the answer, then press any key to see it · Esc more
keys-list = { $count ->
    [one] Name 1. One a line; an empty line ends.
   *[other] Name { NUM($count) }. One a line; an empty line ends.
}
keys-menu = ↑ ↓ choose · Enter do it · Esc back

act-back = Back to the question
act-hint = Show the hint
act-pass = I do not know
act-skip = Skip: not in this session
act-bury = Bury: not before tomorrow
act-suspend = Suspend: not until resumed
act-undo = Undo the last action
act-quit = Stop here
act-help = Show what can be typed
act-again = Rate it Again
act-hard = Rate it Hard
act-good = Rate it Good
act-easy = Rate it Easy

command-hint = hint
command-pass = pass
command-skip = skip
command-bury = bury
command-suspend = suspend
command-undo = undo
command-quit = quit
command-help = help
command-again = again
command-hard = hard
command-good = good
command-easy = easy

## Answers

verdict-right = Right.
verdict-slip = Right, but for the writing.
verdict-typo = Nearly: a slip of the keyboard.
verdict-partial = Partly right: { $share }.
verdict-wrong = Not quite.
verdict-blank = No answer.
reveal-given = Your answer: { $given }
reveal-answer = Answer: { $answer }
reveal-also = Also accepted: { $others }
reveal-options = Those that hold:
reveal-order = In order:
reveal-pairs = The pairs:
reveal-items = The answers:
reveal-because = { $option }: { $because }
reveal-source = Source: { $source }
reveal-back = { $rating } · comes back { $back }
reveal-leech = Forgotten { NUM($count) } times: a leech. Reword the question, or suspend it with s.
judge-ask = How well did you know it?
rating-again = Again
rating-hard = Hard
rating-good = Good
rating-easy = Easy

key-next = next
key-rate = rate Again, Hard, Good, Easy
key-undo = undo
key-bury = bury
key-suspend = suspend
key-quit = stop

## Plain lines

plain-recall = Think of the answer, then press Enter
plain-text = Answer (:help for more)
plain-figure = Number (:help for more)
plain-quantity = Number in { $unit } (:help for more)
plain-number = Number of your choice
plain-several = Numbers of all that hold, with spaces
plain-order = Numbers in the right order, with spaces
plain-match = For a, b, c… the matching numbers, with spaces
plain-list = Item { NUM($number) } of { NUM($count) }, empty to end
plain-rating = Rating, 1 to 4
plain-next = Enter to go on, 1 to 4 to rate, :undo, :help
plain-unclear = That is not one of the answers asked for. :help shows what can be typed.
plain-empty = Nothing was typed. :pass if you do not know, :hint for help.
plain-not-now = That cannot be done here. :help shows what can.

## The end of a sitting

summary-title = Session done
summary-nothing = Nothing was answered.
summary-answers = { $count ->
    [one] 1 answer, { $share } right, { $stretch }
   *[other] { NUM($count) } answers, { $share } right, { $stretch }
}
summary-new = { $count ->
    [one] 1 new card met
   *[other] { NUM($count) } new cards met
}
summary-none-missed = Nothing missed
summary-missed = { $count ->
    [one] 1 card missed:
   *[other] { NUM($count) } cards missed:
}
summary-more = … and { NUM($count) } more
summary-waiting = { $count ->
    [one] 1 card comes back today, in { $stretch }
   *[other] { NUM($count) } cards come back today, the first in { $stretch }
}
summary-left = { $count ->
    [one] 1 card is left for today
   *[other] { NUM($count) } cards are left for today
}
summary-tomorrow = { $count ->
    [0] Nothing is due tomorrow
    [one] Tomorrow: 1 card is due
   *[other] Tomorrow: { NUM($count) } cards are due
}
summary-stored = Every answer is stored.
