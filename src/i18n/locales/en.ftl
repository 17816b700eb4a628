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
date-and-time = { $date } at { $time }

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
quantity-scaled = { $number } { $unit }
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
media-picture = Picture: { $alt }
media-sound = Sound: { $alt }
media-none = This question has neither a picture nor a sound.
media-place = It is in { $path }
media-opening = Opening { $path }
media-not-opened = No program could open { $path }; open it yourself.
question-hint = Hint: { $hint }
ask-back-scale = { $typed }, but of what size: thousand, million, billion? Type it with its scale; nothing is lost.
ask-back-reading = { $typed } can mean { $one } or { $other }: type the one you mean; nothing is lost.
no-hint = This question has no hint.
truth-true = True
truth-false = False

keys-choice = ↑ ↓ choose · Enter answer · Esc more
keys-several = ↑ ↓ move · Space tick · Enter answer · Esc more
keys-order = ↑ ↓ move · Space lift or drop · Enter answer · Esc more
keys-recall = Think of the answer, then press any key to see it · Esc more
keys-typed = Enter answer · empty line more
keys-list = Enter next · empty line ends, or more
keys-hint = ? hint
list-need = { $count ->
    [one] Name 1.
   *[other] Name { NUM($count) }, one per line.
}
keys-retype = Type it once more · empty line go on without
keys-menu = ↑ ↓ choose · Enter do it · Esc back

act-back = Back to the question
act-hint = Show the hint
act-dunno = I do not know
act-skip = Skip: not in this session
act-bury = Bury: not before tomorrow
act-suspend = Suspend: not until resumed
act-flag = Flag: note that it needs a look
act-edit = Change the text of the question
act-open = Open the picture or sound
act-next = Next question
act-previous = Previous question
act-restart = From the first question again
act-right = I was right
act-guessed = I did not know
act-undo = Undo the last action
act-quit = Stop here
act-help = Show what can be typed
act-again = Rate it Again
act-hard = Rate it Hard
act-good = Rate it Good
act-easy = Rate it Easy

command-hint = hint
command-dunno = dunno
command-skip = skip
command-bury = bury
command-suspend = suspend
command-flag = flag
command-edit = edit
command-open = open
command-next = next
command-previous = previous
command-restart = restart
command-right = right
command-guessed = guessed
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
verdict-right-why = Right: { $why }.
verdict-slip-why = Right, but for the writing: { $why }.
verdict-typo-why = Nearly: a slip of the keyboard, and { $why }.
verdict-wrong-why = Not quite: { $why }.
verdict-partial = Partly right: { $share }.
verdict-partial-why = Partly right: { $share } ({ $why }).
verdict-wrong = Not quite.
verdict-blank = No answer.
difference-given = You wrote
difference-answer = Answer
reveal-given = Your answer: { $given }
reveal-answer = Answer: { $answer }
reveal-also = Also accepted: { $others }
reveal-options = All the right answers:
reveal-order = In order:
reveal-pairs = The pairs:
reveal-items = The answers:
reveal-because = { $option }: { $because }
reveal-source = Source: { $source }
reveal-back = { $rating } · comes back { $back }
reveal-practice = { $rating } · practice: the schedule stays as it is
reveal-preview = { $rating } · preview: nothing is kept
reveal-leech = Forgotten { $count ->
    [one] once
   *[other] { NUM($count) } times
}: a leech. Reword the question, or suspend the card.
reveal-aside = { $rating } · set aside
reveal-leech-aside = Forgotten { $count ->
    [one] once
   *[other] { NUM($count) } times
}: a leech, so it is set aside. Put the question in other words (edit) and it goes on; else “sommet decks --suspended” lists it and “--resume” brings it back.
leech-goes-on = It goes on: no longer set aside.
done-undo = Taken back.
done-suspend = Suspended: not asked until “sommet decks --resume” brings it back.
done-bury = Buried until tomorrow.
undo-menu = To undo: “more”.
undo-command = :undo takes that back.
undo-nothing = There is nothing to take back.
done-flag = Flagged. “sommet decks --flagged” lists what you flagged.
accept-ask = Accept “{ $answer }” from now on, in { $path }?
accept-yes = Yes, add it to the accepted answers
accept-no = No, only this once
accept-done = Added to { $path }.
accept-failed = { $path } was left as it is: { $why }
accept-changed = the question is not what it was when it was asked.
edit-place = The question stands in { $path }, line { $line }.
edit-failed = “{ $editor }” did not end well. The question stands in { $path }; VISUAL or EDITOR name the editor to use.
edit-emptied = The editor left nothing; the question stays as it was.
edit-done = Changed: the question reads so from now on.
edit-gone = The deck no longer has this question. Its progress is kept.
edit-again = Open the editor again
edit-leave = Leave it as it is for now
judge-ask = How well did you know it?
rating-again = Again
rating-hard = Hard
rating-good = Good
rating-easy = Easy

key-next = next
key-rate = rate Again, Hard, Good, Easy
key-right = I was right
key-guessed = I did not know
key-undo = undo
key-bury = bury
key-suspend = suspend
key-flag = flag
key-edit = edit
key-open = open the picture or sound
key-previous = previous
key-restart = from the first again
key-quit = stop

## Plain lines

flag-note = What is wrong with it (may stay empty)
plain-retype = Type it once more, or Enter to go on
plain-recall = Think of the answer, then press Enter
plain-text = Answer (:help for more)
plain-figure = Number (:help for more)
plain-quantity = Number, unit: { $unit } (:help for more)
plain-number = Number of your choice
plain-several = Numbers of all the right answers, with spaces
plain-order = Numbers in the right order, with spaces
plain-match = For a, b, c… the matching numbers, with spaces
plain-list = Item { NUM($number) } of { NUM($count) }, empty to end
plain-rating = Rating, 1 to 4
plain-next = Enter to go on, 1 to 4 to rate, :undo, :help
plain-next-preview = Enter to go on, :previous, :help
plain-unclear = That line was not understood. :help shows what can be typed.
plain-choose = Type one of the numbers, or nothing to leave it.
hint-before-list = The hint can be asked for before the first item only.
plain-empty = Nothing was typed. :dunno if you do not know, :hint for help.
plain-not-now = That cannot be done here. :help shows what can.

## The end of a sitting

summary-time-up = The time is up
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

## Decks that cannot be read

fault = error: { $text }
fault-nearest = Did you mean “{ $name }”?
deck-unknown-field = there is no field “{ $name }” here
deck-unknown-variant = there is no “{ $name }” here
deck-names = There are: { $names }.
deck-missing-field = the field “{ $name }” is missing
deck-missing-field-help = Add { $name }: …,
deck-duplicate-field = the field “{ $name }” is given twice
deck-duplicate-field-help = Keep one of the two.
deck-wrong-type = { $expected } should stand here, not { $found }
deck-wrong-type-help = Write it as { $form }
deck-quote-help = Put it in quotes: "{ $name }".
deck-other-type-help = Write what should stand here, or take the field away.
deck-number-range = this number is too large, or negative where none can be
deck-number-range-help = Write a whole number from 0 to 4,294,967,295.
deck-wrong-name = “{ $expected }” should stand here, not “{ $found }”
deck-wrong-name-help = Write { $expected } or no name at all.
deck-missing-name = the name “{ $expected }” is missing here, for the deck enables explicit_struct_names
deck-missing-name-help = Write { $expected } before the bracket, or take explicit_struct_names out of the deck.
deck-newer-format = this deck is in format { $found }; this sommet reads format { $known }
deck-newer-format-help = Install a newer sommet.
deck-bad-id = “{ $id }” cannot be an id: { $why }
deck-bad-id-help = Use letters, digits, - and _, at most 120 characters.
deck-missing-id = this question has no id, so that progress could not be kept
deck-missing-id-help = Add id: "{ $id }",
deck-duplicate-id = the id “{ $id }” is taken by the question on line { NUM($line) }
deck-duplicate-id-help = Give this question an id of its own; it is left out until then.
deck-blank = “{ $name }” is empty
deck-blank-help = Fill it in, or take the field away where it may be left out.
deck-bad-language = “{ $found }” is not a language tag
deck-bad-language-help = Write a tag such as "en" or "fr-CA".
deck-unknown-source = the deck declares no source “{ $name }”
deck-no-sources-help = Declare it: sources: { "{" }"{ $name }": (title: "…"){ "}" },
deck-duplicate-source = the source “{ $name }” is declared twice
deck-duplicate-source-help = Give one of the two another key, or take it away.
deck-no-wrong-option = there is no wrong option to choose from
deck-no-wrong-option-help = Add at least one: wrong: ["…"].
deck-no-right-option = there is no right option
deck-no-right-option-help = Add at least one: right: ["…"].
deck-right-among-wrong = “{ $option }” is right and wrong at once
deck-right-among-wrong-help = Take it away from one of the two lists.
deck-duplicate-option = “{ $option }” stands here twice
deck-duplicate-option-help = Take one of the two away.
deck-need = { NUM($need) } cannot be asked of { $count ->
    [one] 1 item
   *[other] { NUM($count) } items
}
deck-need-help = Ask for fewer with need, or add to the list.
deck-too-few = at least { NUM($least) } are needed here, there are { NUM($count) }
deck-too-few-help = Add what is missing, or choose another way to answer.
deck-repeated-side = “{ $text }” stands in two pairs
deck-repeated-side-help = Each text of a side goes with one of the other: take one of the two pairs away, or tell them apart.
deck-cloze-unclosed = this gap is not closed with { "}}" }
deck-cloze-unclosed-help = Write { "}}" } after what is to be filled in.
deck-cloze-empty = this gap is empty
deck-cloze-empty-help = Write what is to be filled in between { "{{" } and { "}}" }.
deck-cloze-none = this text has no gap
deck-cloze-none-help = Put what is asked between { "{{" } and { "}}" }.
deck-too-many-gaps = { NUM($count) } gaps are more than a question can have ({ NUM($most) })
deck-too-many-gaps-help = Make several questions of it.
deck-percent = { NUM($value) } is not a percentage from 0 to 100
deck-percent-help = Write a number from 0 to 100: Percent(1).
deck-tolerance = a tolerance cannot be negative ({ NUM($value) })
deck-tolerance-help = Write how far off an answer may be, as a number from 0 up: Plus(0.5).
deck-not-finite = this is not a finite number
deck-not-finite-help = Write it out in digits: 40e9 is 40 billion.
deck-retention = { $value } is not a retention
deck-retention-help = Write a chance above 0 and below 1, such as 0.9.
deck-zero-seconds = a question needs at least 1 second
deck-zero-seconds-help = Write how many seconds it has, or take the field away.
deck-both-ways = { $variant } cannot be asked both ways; only Recall and Typed can
deck-both-ways-help = Take both_ways away, or choose Recall or Typed.
deck-missing-media = there is no file { $path } beside the deck
deck-misspelt-media = there is no file { $path } beside the deck; did you mean { $there }?
deck-misspelt-media-help = Write the name as the file has it, capitals and accents included: some systems tell them apart.
deck-missing-media-help = A path is read from the folder that the deck is in.
deck-media-path = { $path } does not lead to a file below the deck’s folder
deck-media-path-help = Put the file beside the deck and write its path from there, with forward slashes: "images/map.png".
deck-media-kind = { $path } is neither a picture nor a sound by its name
deck-media-kind-help = These are shown and played: { $formats }.
deck-media-outside = { $path } is a link that leads out of the deck’s folder
deck-media-outside-help = Copy the file to the deck’s folder in place of the link.
deck-media-unreadable = { $path } cannot be read
deck-media-unreadable-help = Give yourself the right to read it.
deck-media-content = { $path } is in truth a { $found } file
deck-media-content-help = Rename it so that it ends in .{ $found }, here too.
deck-media-unknown = { $path } does not hold what its name says
deck-media-unknown-help = Save it anew in one of these formats: { $formats }.
deck-media-large = { $path } has { $size }
deck-media-large-help = At most { $most } are shown: make the picture smaller, or the sound shorter.
deck-no-alt = nothing stands for { $path } where it cannot be seen or heard
deck-no-alt-help = Say what it shows: media: (file: "{ $path }", alt: "…"),
size-mebibytes = { $size } MiB
deck-same-twice = { $path } has the same id and language
deck-same-twice-help = Give this deck an id of its own, or take one of the two files away.
deck-no-translation = { $path } has no question “{ $id }”
deck-no-translation-help = Translations have the same questions with the same ids, so that progress carries over.
deck-other-form = “{ $id }” is answered otherwise in { $path } ({ $variant })
deck-other-form-help = Translations have the same way to answer, with as many gaps, items or pairs.
deck-unknown-lint = there is no lint “{ $name }”
deck-unclosed-bracket = this “{ $sign }” is never closed
deck-unclosed-bracket-help = Write “{ $close }” where it ends.
deck-stray-bracket = nothing opened this “{ $sign }”
deck-stray-bracket-help = Take it away, or open it before.
deck-missing-open = a “(” is missing before these fields
deck-missing-open-help = Put “(” before the first of them.
deck-unclosed-text = this text has no closing quote
deck-unclosed-text-help = Write " where it ends, and \" for a quote within it.
deck-unclosed-comment = this comment has no closing */
deck-unclosed-comment-help = Write */ where it ends, or begin each of its lines with //.
deck-missing-comma = a comma is missing here
deck-missing-comma-help = Put a comma after what stands before.
deck-missing-colon = a colon is missing after this name
deck-missing-colon-help = Put a colon between the name and its value.
deck-quoted-name = a field’s name stands without quotes
deck-quoted-name-help = Write ask: "…", not "ask": "…".
deck-unescaped-quote = this quote ends the text too early
deck-unescaped-quote-help = Write \" for a quote within a text, or use typographic quotes.
deck-bad-escape = this cannot follow a backslash
deck-bad-escape-help = Write \\ for a backslash.
deck-bad-number = this is not a number
deck-bad-number-help = Write it in digits, with a point: 40000, 2.5, 40e9.
deck-unexpected = “{ $what }” cannot stand here
deck-because-help = The two texts are enough: ("the wrong answer", "what is wrong with it").
deck-unexpected-help = Take it away, or look whether a comma, a quote or a bracket is missing before it.
deck-unexpected-end = the file ends too early
deck-unexpected-end-help = Write what is missing; brackets that are open have to be closed.
deck-trailing = there is more text after the end of the deck
deck-trailing-help = Take it away, or look whether a bracket closes too early.
deck-unknown-extension = there is no extension “{ $name }”
deck-unknown-extension-help = Take it away: a deck needs none.
deck-too-deep = these brackets are nested too deeply
deck-too-deep-help = Take away the brackets that are too many; one is most likely not closed.
deck-other = this is not RON: { $what }
deck-other-help = Write it as the decks that come with sommet do.
id-empty = it is empty
id-long = it has more than { NUM($count) } characters
id-space = it contains a space
id-forbidden = it contains “{ $sign }”
kind-text = a text ("…")
kind-number = a number
kind-whole-number = a whole number
kind-yes-or-no = true or false
kind-list = a list ([…])
kind-table = a table ({ "{…}" })
kind-fields = named fields ((name: …))
kind-pair = a pair (("…", "…"))
kind-text-or-list = a text or a list of texts
kind-media = a file and what it shows ((file: "…", alt: "…"))
kind-text-or-pair = an option ("…") or an option and why it is wrong (("…", "…"))
kind-answer = an answer, such as Typed(["…"])
kind-tolerance = Exact, Percent(1) or Plus(0.5)
kind-one-value = one value in brackets
kind-char = a single character ('x')
kind-bytes = bytes (b"…")
kind-values = { $count ->
    [one] 1 value in brackets
   *[other] { NUM($count) } values in brackets
}
kind-name = the name { $name }

## What could not be done

usage-see-help = “{ $line } --help” shows what there is.
usage-unknown = there is no “{ $name }”
usage-no-value = “{ $name }” wants a value
usage-not-one-of = “{ $name }” cannot be “{ $value }”; it is one of { $valid }
usage-bad-value = “{ $value }” is not a value for “{ $name }”
usage-missing = “{ $name }” is missing
usage-conflict = “{ $name }” does not go with the rest
usage-before-verb = “{ $name }” before a command does nothing there; put it after the command, or leave the command out
usage-unreadable = this command line cannot be read
failure-no-home = there is no home folder to keep decks and progress in
failure-no-home-help = Name a folder with --home or { $variable }.
failure-screen = the screen cannot be written to ({ $why })
failure-screen-help = Every answer so far is stored.
failure-unpack = { $path } cannot be written ({ $why })
failure-folder-help = Check that you can write there, or name another with --home or { $variable }.
failure-unknown-deck = no deck is called “{ $name }”
failure-unknown-deck-help = “sommet decks” shows those there are.
failure-unknown-learner = no learner is called “{ $name }”
failure-unknown-learner-help = “sommet learner” shows those there are; “sommet learner add { $name }” adds one.
failure-language = sommet does not speak “{ $tag }”
failure-language-help = It speaks { $languages }. Another language is one more file: src/i18n/locales.
failure-filter = “{ $word }” is no filter
failure-filter-help = Filters are due, new, lapsed, leech, flagged, r<0.8 and r>0.8; several must all hold.
failure-flag = no flagged card is called “{ $card }”
failure-flag-help = “sommet decks --flagged” shows those there are.
failure-card = no suspended card is called “{ $card }”
failure-card-help = “sommet decks --suspended” shows those there are.
decks-leech = { $card } · leech, forgotten { $count ->
    [one] once
   *[other] { NUM($count) } times
}
decks-suspended = { $count ->
    [0] No card is suspended.
    [one] 1 card is suspended; “sommet decks --resume CARD” resumes it.
   *[other] { NUM($count) } cards are suspended; “sommet decks --resume CARD” resumes one, “--resume all” all of them.
}
decks-flagged = { $count ->
    [0] Nothing is flagged. While studying, the key f flags a question.
    [one] 1 card is flagged; “sommet decks --unflag CARD” takes the flag away.
   *[other] { NUM($count) } cards are flagged; “sommet decks --unflag CARD” takes a flag away, “--unflag all” all of them.
}
decks-unflagged = { $count ->
    [one] The flag is taken away.
   *[other] { NUM($count) } flags are taken away.
}
decks-resumed = { $count ->
    [one] 1 card resumed.
   *[other] { NUM($count) } cards resumed.
}
failure-setting-help = “sommet learner settings” shows all settings and their values.
store-foreign = { $path } is not a file of sommet
store-foreign-help = It was not touched. Move it away, or name another study folder with --home.
store-newer = { $path } was written by a newer sommet (version { NUM($found) }, known here: { NUM($known) })
store-busy = { $path } is in use by another program
store-busy-help = Close the other sommet that is open on { $path }, then try again. Nothing was lost.
store-read-only = { $path } cannot be written
store-read-only-help = Give yourself the right to write it, or name another study folder with --home.
store-full = the disk that holds { $path } is full
store-full-help = Free some space and go on; answers up to the last one shown are stored.
store-corrupt = { $path } is damaged ({ $why })
store-corrupt-help = Nothing in it was changed. “sommet restore” lists the good copies of { $path } and puts one back in place.
store-same-file = { $path } is this study folder’s own progress
store-same-file-help = Name the file of another machine, or a backup.
store-is-a-folder = { $path } is a folder, not a file
store-is-a-folder-help = Move the folder away.
store-failed = { $path } could not be used ({ $why })
store-failed-help = The last answer may not be stored; those before it are. Try again, and if it happens again, “sommet doctor” examines { $path }.
store-cannot-open = { $path } cannot be opened ({ $why })
store-cannot-open-help = Check the folder of { $path } and your rights to it, or name another study folder with --home.
store-clock = the clock of this machine shows an impossible date
store-clock-help = Set the date, then try again.
store-elsewhere = this answer was changed by another sommet in the meantime
store-elsewhere-help = Start again: the log has both.
name-empty = a name cannot be empty
name-long = a name has at most 60 characters
name-forbidden = a name cannot contain { $sign }
name-taken = the name “{ $name }” is taken
setting-unknown = no setting is called “{ $name }”
setting-not-a-number = { $name }: “{ $value }” is not a number
setting-range = { $name }: { $value } is not within { $least } to { $most }
setting-steps = { $name }: write waits such as “1m 10m”
setting-not-one-of = { $name }: “{ $value }” is none of { $words }
setting-week = { $name }: write days such as “sat=reduced sun=free”
setting-no-tag = “{ $value }” is not a language tag such as en

## Today

today-title = { $date } · { $name }
today-due = { $count ->
    [0] Nothing is due
    [one] 1 card is due
   *[other] { NUM($count) } cards are due
}
today-learning = { $count ->
    [one] 1 card on a learning step
   *[other] { NUM($count) } cards on learning steps
}
today-new = { $count ->
    [0] no new card for today
    [one] 1 new card
   *[other] { NUM($count) } new cards
}
today-minutes = { $count ->
    [one] about 1 minute
   *[other] about { NUM($count) } minutes
}
today-streak = { $count ->
    [0] No streak yet
    [one] 1 day in a row
   *[other] { NUM($count) } days in a row
}
today-longest = { $count ->
    [one] longest: 1 day
   *[other] longest: { NUM($count) } days
}
today-tomorrow = { $count ->
    [0] Nothing is due tomorrow.
    [one] Tomorrow: 1 card.
   *[other] Tomorrow: { NUM($count) } cards.
}
today-done = All done for today.
today-next = The next card comes back { $back }.
today-welcome = Welcome to sommet. Questions come back just before you would forget them; ten minutes a day is enough.
today-begin = Begin
today-begin-more = Learn some more new cards
today-begin-all = All that waits, at once
today-first-steps = First steps: how learning with sommet works
today-later = Not now
today-how = “sommet study” begins.
no-decks = There is no deck in { $path }.
no-decks-help = Put a .ron file there; the README shows how to write one in two minutes.
folder-filled = { $count ->
    [one] { $path } is your study folder now; it holds 1 deck file.
   *[other] { $path } is your study folder now; it holds { NUM($count) } deck files.
}
decks-unreadable = { $count ->
    [one] 1 deck file has faults; what can be read of it is used.
   *[other] { NUM($count) } deck files have faults; what can be read of them is used.
}
decks-unreadable-more = … and { NUM($count) } more. “sommet decks” shows all.
file-unreadable = { $path } cannot be read ({ $why })
file-too-large = { $path } is too large for a deck
file-not-regular = { $path } is a pipe or a device, and not a file on disk
file-not-utf8 = { $path } is not UTF-8 text (byte { NUM($offset) })
file-same-deck = { $path } has the same id and language as { $other }
file-no-deck = it is no deck any more
file-help = The other decks are not affected.
backup-failed = today’s backup could not be made ({ $why })
backup-failed-help = Your answers are stored all the same. Free some space in the folder “backups”.
preview-broken = { $count ->
    [0] No question of it can be shown.
    [one] 1 question can be shown; what has faults is left out.
   *[other] { NUM($count) } questions can be shown; what has faults is left out.
}
preview-end = { $count ->
    [one] That was it: 1 card. Nothing was recorded.
   *[other] That was it: { NUM($count) } cards. Nothing was recorded.
}
preview-written = Written to { $path }
reading-decks = Reading decks
kind-error = error
kind-warning = warning
kind-help = help
try-again = Try again
stop-here = Stop here
study-none = Nothing to study here today.
backlog-away = You were away { NUM($away) } days: { NUM($waiting) } reviews wait.
backlog-waiting = { $waiting ->
    [one] 1 review waits
   *[other] { NUM($waiting) } reviews wait
}, more than a day should hold.
backlog-today = { $count ->
    [one] Today it is 1 of them, the one it helps most;
   *[other] Today it is { NUM($count) } of them, those it helps most;
}
backlog-done = Today’s share is done;
backlog-days = { $count ->
    [one] the rest comes tomorrow, new cards after that.
   *[other] the rest comes within { NUM($count) } days, new cards after that.
}
backlog-days-only = { $count ->
    [one] the rest comes tomorrow.
   *[other] the rest comes within { NUM($count) } days.
}
backlog-chosen = { $waiting ->
    [one] 1 review waits
   *[other] { NUM($waiting) } reviews wait
} in all decks together, more than a day should hold; { $count ->
    [0] none of them is
    [one] 1 of them is
   *[other] { NUM($count) } of them are
} among those you asked for.
backlog-chosen-whole = { $count ->
    [one] It is asked today.
   *[other] All of these are asked today.
}
backlog-new-wait = New cards wait until less is due.
backlog-endless = the rest comes when less is due: each day brings more than your limit lets through.
backlog-all = “sommet study --all” asks for everything at once.
study-none-filter = No card matches what you asked for. “sommet decks” shows what there is.

## A class, at the teacher's terminal

podium-title = Room { NUM($room) } · { $address } · PIN { $pin }
podium-others = Should that not work, try { $addresses }
podium-board = For the projector: { $address }
podium-wifi = Wifi: { $name }
podium-code-wifi = 1. The wifi
podium-code-join = 2. The class
podium-host = Controls on a tablet: { $address }
podium-chosen = Why these questions:
podium-paused = Paused: the clock stands still.
podium-locked = Locked: nobody else is let in.
podium-unstored = Answers cannot be stored, so the room is paused. Phones keep them and try again. Make room on the disk, then go on.
podium-kept = Answers cannot be stored. Phones keep them and try again: make room on the disk, and it goes on by itself.
podium-crowd = So many came in at once that the room has locked itself. Unlock it if they are yours.
podium-restarted = The room is open again as it was, and paused. Go on once the phones are back.
podium-own-until = Homework until { $when }
podium-own-alone = It needs nobody: this terminal may be closed, and it goes on. The controls end it, and so does its time.
podium-own-counts = Joined: { NUM($seats) } (connected: { NUM($here) }) · begun: { NUM($begun) } · done: { NUM($through) }
podium-own-over = The homework is over.
podium-own-over-note = Its pages stay a while for those who read what theirs came to, ten minutes at most.
podium-here = { $seats ->
    [0] Nobody has joined yet.
    [one] { NUM($here) } of { NUM($seats) } pupil is connected
   *[other] { NUM($here) } of { NUM($seats) } pupils are connected
}
podium-seat = Seat { NUM($seat) }
podium-question = Question { NUM($number) } of { NUM($count) }
podium-answers = { NUM($answers) } of { NUM($seats) } answered
podium-waiting = Not yet: { $names }
podium-closed = the answers are in
podium-untimed = no limit
podium-left = { NUM($seconds) } s left
podium-class = The class so far: { NUM($percent) }% right
podium-label-right = right
podium-label-partial = partly right
podium-label-other = other answers
podium-label-nothing = no answer
podium-finished = The class is over.
podium-standing = { NUM($rank) }. { $name } · { NUM($right) } of { NUM($of) } right
podium-points = { $count ->
    [one] { NUM($count) } point
   *[other] { NUM($count) } points
}
podium-act-start = begin
podium-act-close = close
podium-act-reveal = show the answer
podium-act-next = next question
podium-act-finish = finish
podium-act-standings = standings
podium-act-pause = pause
podium-act-resume = go on
podium-act-extend = 15 s more
podium-act-put-off = one day more
podium-act-skip = skip
podium-act-lock = lock
podium-act-unlock = unlock
podium-act-kick = send out
podium-act-ban = ban
podium-act-time = more time
podium-act-end = end
podium-act-end-own = end it now
podium-act-leave = leave
podium-command-next = next
podium-command-standings = standings
podium-command-pause = pause
podium-command-extend = extend
podium-command-skip = skip
podium-command-lock = lock
podium-command-kick = kick
podium-command-ban = ban
podium-command-time = time
podium-command-end = end
podium-command-leave = leave
podium-command-help = help
podium-which-kick = Send out the pupil in seat number (Enter does it, Escape leaves it):
podium-which-ban = Ban for good the pupil in seat number (Enter does it, Escape leaves it):
podium-which-time = Half as much time again for the pupil in seat number (Enter does it, Escape leaves it):
podium-sure-end = End the class? Press e again to do it, any other key to go on.
podium-sure-end-own = End the homework? Nobody can go on then. Press e again to do it, any other key to go on.
podium-sure-leave = Leave? Phones wait until the room is opened again. Press q again to do it, any other key to stay.
podium-no-seat = There is no such seat, or its pupil was sent out.
podium-not-now = That step cannot be taken now.
podium-help = Commands, one a line: { $commands }. “extend 30” gives seconds (“extend 3d” puts homework off), “kick 3” and “ban 3” name a seat, “time 3 50” gives seat 3 half as much time again, “pause” and “lock” also undo themselves, and an empty line shows the room again.
host-only-here = This machine is on no network: only it can join. Join the room’s wifi, or open a hotspot, and begin again.
host-virtual = Phones likely cannot reach this address: it belongs to a virtual network of this machine. Join the room’s wifi and begin again.
host-no-router = No router gave this machine an address: phones likely have none either. Join the room’s wifi and begin again.
host-public = This address is public, and only private networks are answered. --any-address answers all, if that is what you want.
host-self-signed = Phones warn that they do not know this certificate, for sommet made it itself. Let them choose “Advanced” and go on, once.
host-wifi-password = Password of the wifi “{ $name }” (not shown; phones get it by the QR code):
host-wifi-password-again = Password of the wifi “{ $name }”, which this room was opened with (not shown; leave it empty to go without):
host-wifi-left-out = The wifi “{ $name }”, which this room was opened with, is not shown: its password is not kept, and nobody can type it here. Set { $variable } to show it.
host-over = The class is over and stored. “sommet report { $room }” shows what it came to.
host-left = Room { $room } is stored as it stands. “sommet host --reopen { $room }” opens it again, with the same PIN and seats.
warm-up-why = { $number }. { $ask } · met by { NUM($met) } of { NUM($of) }; they recall it with { NUM($recall) }% now; asking it today gains the class { NUM($gain) } points in a month
replay-title = Room { NUM($room) }, computed again from { $happenings ->
    [one] { NUM($happenings) } happening
   *[other] { NUM($happenings) } happenings
}, of which { $answers ->
    [one] { NUM($answers) } answer
   *[other] { NUM($answers) } answers
}:
replay-seat = { $name }: { NUM($right) } of { NUM($of) } right, { $points ->
    [one] { NUM($points) } point
   *[other] { NUM($points) } points
}
report-forgotten = { $count ->
    [0] Room { NUM($room) } holds no names.
    [one] Room { NUM($room) } holds no names any more: one was forgotten. Copies in progress/backups still have it until they are replaced.
   *[other] Room { NUM($room) } holds no names any more: { NUM($count) } were forgotten. Copies in progress/backups still have them until they are replaced.
}
report-title = Room { NUM($room) }: { $pupils ->
    [one] { NUM($pupils) } pupil
   *[other] { NUM($pupils) } pupils
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
}
report-nothing = No question has been played to its answer yet.
report-facility = { NUM($percent) }% right
report-answered = { NUM($answers) } of { NUM($seats) } answered
report-seconds = median { NUM($seconds) } s
report-discrimination = discrimination { NUM($index) }
report-wrong = { $given }: { $names }
report-pupils = Pupils
report-own-done = Answered everything: { $names }
report-own-under-way = Under way: { $names }
report-own-not-begun = Not begun: { $names }
report-own-nobody = nobody
report-own-so-far = { $name } ({ NUM($answered) } of { NUM($count) })
report-pupil = { $name }: { NUM($right) } of { NUM($of) } right
report-absent = { $count ->
    [one] Absent, { NUM($count) } of the list: { $names }
   *[other] Absent, { NUM($count) } of the list: { $names }
}
report-advice = What to do next
advice-again = { $count ->
    [one] Ask question { $numbers } again next week: fewer than half of its marks were earned.
   *[other] Ask questions { $numbers } again next week: fewer than half of their marks were earned.
}
advice-key = { $count ->
    [one] The key of question { $numbers } deserves a look: those who knew the rest missed it. “sommet host --remark” marks anew once it is put right.
   *[other] The keys of questions { $numbers } deserve a look: those who knew the rest missed them. “sommet host --remark” marks anew once they are put right.
}
advice-time = Time was short at question { NUM($number) }: { NUM($missing) } of { NUM($seats) } had not answered when it was up.
advice-option = { $letter } ({ $text })
advice-idle = { $count ->
    [one] Nobody chose { $options } at question { NUM($number) }: a better wrong option would tell more.
   *[other] Nobody chose { $options } at question { NUM($number) }: better wrong options would tell more.
}
report-list-over = { $date }, { $time } · { $decks } · { $pupils ->
    [one] { NUM($pupils) } pupil
   *[other] { NUM($pupils) } pupils
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
}
report-list-open = { $date }, { $time } · { $decks } · { $pupils ->
    [one] { NUM($pupils) } pupil
   *[other] { NUM($pupils) } pupils
}, { $questions ->
    [one] { NUM($questions) } question
   *[other] { NUM($questions) } questions
} · not over
class-report-title = What the class came to: { $title }
class-report-room = Room { NUM($room) }
class-report-pupils = { $count ->
    [one] { NUM($count) } pupil
   *[other] { NUM($count) } pupils
}
class-report-asked = { $count ->
    [one] { NUM($count) } question
   *[other] { NUM($count) } questions
}
class-report-earned = { $percent } of the marks earned
class-report-overview = All questions
class-report-questions = Question by question
class-report-number = No.
class-report-question = Question
class-report-facility = Marks earned
class-report-index = Discrimination
class-report-answered = Answered
class-report-median = Median time
class-report-facility-said = { $percent } of the marks earned
class-report-index-said = discrimination { $index }
class-report-of = { NUM($answers) } of { NUM($seats) }
class-report-seconds = { NUM($seconds) } s
class-report-times = Half of the answers took between { $low } and { $high }, the median was { $median }
class-report-answers-of = The answers to question { NUM($number) }
class-report-answer = Answer
class-report-share = Share
class-report-count = How many
class-report-key = Right:
class-report-wrong = Who gave which wrong answer
class-report-pupil = Pupil
class-report-right = Right
class-report-marks = Marks
class-report-points = Points
class-report-grid = What each pupil’s answer to each question came to
class-report-mark-right = right
class-report-mark-partly = partly right
class-report-mark-wrong = wrong
class-report-mark-unjudged = not judged
class-report-mark-missing = no answer
class-report-mark-absent = not there yet
class-report-how = Marks earned: the mean share of the full mark among all who were there. Discrimination: that share among the best 27% of the class, less that among the weakest 27%, by their marks on the other questions; from ten pupils on. Well below zero, the key deserves a look.
sheet-pupils = Pupils
sheet-questions = Questions
sheet-all-answers = Answers
sheet-seat = Seat
sheet-name = Name
sheet-right = Right
sheet-of = Questions
sheet-marks = Marks
sheet-share = Share
sheet-points = Points
sheet-number = No.
sheet-card = Card
sheet-question = Question
sheet-facility = Marks earned
sheet-index = Discrimination
sheet-answers = Answers
sheet-there = There
sheet-quarter = Quarter (s)
sheet-median = Median (s)
sheet-three-quarters = Three quarters (s)
sheet-date = Class
sheet-room = Room
sheet-given = Answer
sheet-seconds = Seconds
report-proof = Receipts given { NUM($receipts) } = answers stored { NUM($stored) } = answers reported { NUM($reported) }
report-proof-fails = This does not add up: receipts given { NUM($receipts) }, answers stored { NUM($stored) }, answers reported { NUM($reported) }. “sommet doctor” examines the file.
remark-same = The questions of room { NUM($room) } read as they did: nothing to mark anew.
remark-done = The answers of room { NUM($room) } are marked by the questions as they read now:
remark-seat = { $name }: { NUM($was) } before, { NUM($is) } now
remark-changed = { $count ->
    [0] Nobody’s marks change.
    [one] { NUM($count) } pupil’s marks change.
   *[other] { NUM($count) } pupils’ marks change.
}
remark-schedules = { $count ->
    [0] No pupil’s own schedule moves.
    [one] { NUM($count) } answer counts otherwise now in its pupil’s own schedule.
   *[other] { NUM($count) } answers count otherwise now in their pupils’ own schedules.
}

## Exam days

exam-ahead = { $deck }: exam { $count ->
    [1] tomorrow
   *[other] in { NUM($count) } days
} ({ $date })
exam-expected = { $recall } expected on the day at { $count ->
    [one] { NUM($count) } minute
   *[other] { NUM($count) } minutes
} a day
exam-needed = { $count ->
    [one] { NUM($count) } minute
   *[other] { NUM($count) } minutes
} a day needed for { $aim }
exam-beyond = { $aim } is out of reach by then
exam-eve = a last pass on the eve: { $cards ->
    [0] no card
    [one] 1 card
   *[other] all { NUM($cards) } cards
}, about { $time }
exam-eve-part = a last pass on the eve: { NUM($count) } of { NUM($cards) } cards; all would take about { $time }
exam-eve-today = the last pass today: { $cards ->
    [one] 1 card
   *[other] { NUM($cards) } cards
}, about { $time }
exam-eve-today-part = the last pass today: { NUM($count) } of { NUM($cards) } cards; all would take about { $time }
exam-eve-done = the last pass is done
exam-today = { $deck }: the exam is today, { $recall } expected; its cards come by their promises
exam-over = { $deck }: the exam of { $date } is over; its cards go on by their promises.
exam-taken-away = { $deck }: no exam any more; its cards go on by their promises.
exam-not-a-date = “{ $text }” is no date
exam-not-ahead = { $date } is not ahead
exam-too-far = { $date } is more than a year ahead
exam-fault-help = An exam is a day from tomorrow to a year from now, such as --exam 2026-12-15; --exam none takes it away.
until-unreadable = “{ $text }” is no time by which homework could be done
until-past = { $when } is past
until-too-far = { $when } is more than a year ahead
until-help = Homework ends at the end of a day (--homework 2026-12-01), at an hour (2026-12-01T18:00, or 18:00 for today), or after a stretch of time (3d, 12h, 45m).

## On paper

paper-name = Name
paper-class = Class
paper-date = Date
paper-variant = Variant { $number }
paper-questions = { $count ->
    [one] 1 question
   *[other] { NUM($count) } questions
}
paper-score = …… out of { NUM($points) }
paper-several = Tick all that are right.
paper-order = Number them in the right order, 1 to { NUM($count) }.
paper-match = Join each number to the letter that goes with it.
paper-gap = gap { $number }
paper-key = Answer key
paper-sources = Sources
paper-within = to within { $value }
paper-within-percent = to within { NUM($value) }%

## Decks, statistics, learners

decks-line = { $id } · { $languages } · { $questions ->
    [one] 1 question
   *[other] { NUM($questions) } questions
} · { $cards ->
    [one] 1 card
   *[other] { NUM($cards) } cards
}
decks-state = { $due ->
    [0] nothing due
   *[other] { NUM($due) } due
} · { $new ->
    [0] nothing new
   *[other] { NUM($new) } new
} · { $learned ->
    [0] nothing learned yet
   *[other] { NUM($learned) } learned
}
stats-title = { $name } up to { $date }
stats-empty = No answer yet: figures come with the first session.
stats-answers = { $count ->
    [one] 1 answer on { $days ->
        [one] 1 day
       *[other] { NUM($days) } days
    }, { $stretch } in all
   *[other] { NUM($count) } answers on { $days ->
        [one] 1 day
       *[other] { NUM($days) } days
    }, { $stretch } in all
}
stats-pace = Response time: { $seconds } s in the mean (of each answer at most a minute is counted)
stats-today = { $count ->
    [0] Nothing answered today
    [one] 1 answer today
   *[other] { NUM($count) } answers today
}
stats-retention = True retention over { NUM($days) } days: { $share } of { $count ->
    [one] 1 review
   *[other] { NUM($count) } reviews
} (aim: { $aim })
stats-retention-none = True retention: no card has come back after a day or more yet (aim: { $aim })
stats-cards = { $count ->
    [one] 1 card seen
   *[other] { NUM($count) } cards seen
}: { NUM($learning) } learning, { NUM($review) } scheduled, { $leeches ->
    [one] 1 leech
   *[other] { NUM($leeches) } leeches
}, { NUM($suspended) } suspended
stats-calibration = Recall as predicted, and as it came, of all reviews so far
stats-calibration-bin = { $from } to { $to }: predicted { $predicted }, came { $actual } ({ $count ->
    [one] 1 review
   *[other] { NUM($count) } reviews
})
what-if-title = { NUM($days) } days at { $count ->
    [one] 1 new card
   *[other] { NUM($count) } new cards
} a day, by desired retention
what-if-figure = { $minutes } min a day · { $known } cards known
what-if-cheapest = least time a card
what-if-aim = yours
what-if-note = Begun with nothing, every card answered on its day, recalled as your parameters predict and rated and timed as you do. Cards known are those of the last day, each counted by its chance of recall. “sommet learner set retention” changes yours.
stats-forecast = Due in the next { NUM($days) } days
stats-today-label = today
stats-by-deck = By deck (cards seen, out of all)
learner-current = ● { $name } · { $count ->
    [one] 1 answer
   *[other] { NUM($count) } answers
} · { $cards ->
    [one] 1 card
   *[other] { NUM($cards) } cards
}
learner-other = ○ { $name } · { $count ->
    [one] 1 answer
   *[other] { NUM($count) } answers
} · { $cards ->
    [one] 1 card
   *[other] { NUM($cards) } cards
}
learner-added = { $name } can study here now: sommet --learner { $name }
learner-there = { $name } is there already.
learner-renamed = { $name } is called { $new } now.
learner-used = sommet studies with { $name } from now on.
cards-title = Cards of { $class }
cards-how = Print, cut along the dashed lines, and give each pupil theirs. Whoever holds a card sits down as its pupil: keep this page as you keep marks.
cards-code = Personal code
cards-picture = QR code of the address with the personal code of { $name }
cards-added = { $count ->
    [0] Nobody is new in { $class }.
    [one] { NUM($count) } pupil is new in { $class }.
   *[other] { NUM($count) } pupils are new in { $class }.
}
cards-nobody-new = “sommet learner cards { $class }” without a roster writes the cards of all who are in it.
cards-renewed = { $name } has a new code; the old card opens nothing any more.
classes-class = { $class } · { $count ->
    [one] { NUM($count) } pupil
   *[other] { NUM($count) } pupils
}
classes-none = There is no class yet. “sommet learner cards CLASS --roster FILE” makes one of a list of names.
forget-what = Of { $name } this will be erased for good:
forget-answers = { $answers ->
    [0] no answer
    [one] { NUM($answers) } answer
   *[other] { NUM($answers) } answers
}
forget-marks = { $marks ->
    [one] { NUM($marks) } marked card
   *[other] { NUM($marks) } marked cards
}
forget-settings = settings, parameters and the whole schedule
forget-classes = the place in { $classes }, and the personal code
forget-seats = { $seats ->
    [one] the name on { NUM($seats) } seat of a class; what was answered there stays in the class’s figures, without it
   *[other] the name on { NUM($seats) } seats of classes; what was answered there stays in the classes’ figures, without it
}
forget-backups = The copies in progress/backups/ still hold all of it; --backups clears them too.
forget-backups-too = It is cleared from the copies in progress/backups/ too.
forget-yes = Forget { $name }
forget-not = Nothing was changed: { $name } is still here. --yes forgets without asking.
forget-done = { $name } is forgotten. An older file that is merged later does not bring them back.
forget-held = { $name } is forgotten, but another sommet reads the file, and traces may be left in it. Close it, and say this once more.
forget-copies = { $count ->
    [0] No copy in progress/backups/ held anything.
    [one] { NUM($count) } copy in progress/backups/ was written anew without it.
   *[other] { NUM($count) } copies in progress/backups/ were written anew without it.
}
forget-copy-left = { $path } cannot be read or written, and may still hold it: look at it, or delete it.
setting-done = { $name } = { $value }
setting-as-default = the default
setting-retention = Chance of recall to aim for, 0.70 to 0.99. Higher means more reviews.
setting-new-per-day = New cards a day at most.
setting-new-order = Order of new cards: deck (one deck after the other), mixed (the decks in turn) or tag (one tag after the other).
setting-reviews-per-day = Reviews a day at most; with “none” all that are due, but for a backlog, which is spread over days.
setting-easy-days = Days that are to hold fewer reviews, such as “sat=reduced sun=free”; “none” for no such day.
setting-learning-steps = Delays for a card that is being learned, such as “1m 10m”.
setting-relearning-steps = Delays for a card that was forgotten, such as “10m”.
setting-turn-hour = Hour of your clock at which a new study day begins, 0 to 23.
setting-leech-lapses = How often a card is forgotten before it counts as a leech.
setting-leech-action = What becomes of a leech: set-aside (suspended until you resume it) or name-only.
setting-max-interval = The longest interval, in days.
setting-language = The language sommet speaks to you: { $languages }.

## Keeping, merging, mending

merging = Merging
examining = Examining
merge-nothing = { $path } holds nothing that is not known here.
merge-answers = { $count ->
    [0] No new answer in { $path }
    [one] { NUM($count) } answer taken over from { $path }
   *[other] { NUM($count) } answers taken over from { $path }
}
merge-taken-back = { $count ->
    [one] { NUM($count) } answer taken back
   *[other] { NUM($count) } answers taken back
}
merge-marks = { $count ->
    [one] { NUM($count) } card suspended, buried or flagged, or no longer
   *[other] { NUM($count) } changes to cards suspended, buried or flagged
}
merge-rooms = { $count ->
    [one] { NUM($count) } class was held there
   *[other] { NUM($count) } classes were held there
}
merge-relinks = { $count ->
    [one] { NUM($count) } card relinked
   *[other] { NUM($count) } cards relinked
}
merge-learners = { $count ->
    [one] { NUM($count) } learner’s progress; learners of one name are one person
   *[other] { NUM($count) } learners’ progress; learners of one name are one person
}
merge-changes = { $count ->
    [one] { NUM($count) } later name, setting, class or code
   *[other] { NUM($count) } later names, settings, classes and codes
}
merge-forgotten = { $count ->
    [one] { NUM($count) } learner was forgotten there, and is here now
   *[other] { NUM($count) } learners were forgotten there, and are here now
}
kept-before = The progress as it was is kept in { $path }
backup-done = { $count ->
    [one] { NUM($count) } answer copied to { $path }
   *[other] { NUM($count) } answers copied to { $path }
}
restore-copy = { $count ->
    [one] { $name } · { NUM($count) } answer · last: { $last }
   *[other] { $name } · { NUM($count) } answers · last: { $last }
}
restore-none = There is no good backup.
restore-which = Which copy should become the progress?
restore-how = They are in { $path }; “sommet restore FILE” puts one back in place.
restore-done = { $count ->
    [one] { $path } is the progress now: { NUM($count) } answer.
   *[other] { $path } is the progress now: { NUM($count) } answers.
}
restore-set-aside = The damaged file was set aside as { $path }
rescue-newest = The newest good copy: { $copy }
rescue-command = To put it back in place: sommet restore { $path }
rescue-restore = Put it back in place; the damaged file is set aside
rescue-not-now = Not now
doctor-nothing = There is no progress yet in { $path }.
doctor-file-sound = File: sound ({ $path })
doctor-file-damaged = { $count ->
    [one] File: damaged ({ $path }: { $why })
   *[other] File: damaged in { NUM($count) } places ({ $path }: { $why })
}
doctor-file-tidied = { $count ->
    [one] It was out of order in { NUM($count) } place, which was set right from its own rows.
   *[other] It was out of order in { NUM($count) } places, which were set right from its own rows.
}
doctor-dangling = { $count ->
    [one] { NUM($count) } row names something that is not there.
   *[other] { NUM($count) } rows name something that is not there.
}
doctor-log = Log: { $count ->
    [one] { NUM($count) } answer
   *[other] { NUM($count) } answers
}, { $back ->
    [0] none taken back
   *[other] { NUM($back) } taken back
}; from { $first } to { $last }
doctor-future = { $count ->
    [one] { NUM($count) } answer is dated later than now: check this machine’s clock.
   *[other] { NUM($count) } answers are dated later than now: check this machine’s clock.
}
doctor-undated = { $count ->
    [one] { NUM($count) } answer is dated before 2020: the clock had lost its date.
   *[other] { NUM($count) } answers are dated before 2020: the clock had lost its date.
}
doctor-backward = { $count ->
    [one] { NUM($count) } answer was taken back before it was given: the clock was set back.
   *[other] { NUM($count) } answers were taken back before they were given: the clock was set back.
}
doctor-rows-same = Answers: as in the newest copy ({ $copy })
doctor-rows-no-copy = Answers: not held against a copy, for there is none yet that is whole and of this file.
doctor-rows-mended = { $count ->
    [one] { NUM($count) } row of the log had been altered and was put back as it was, from { $copy }:
   *[other] { NUM($count) } rows of the log had been altered and were put back as they were, from { $copy }:
}
doctor-rows-righted = { $count ->
    [one] { NUM($count) } row of the log had been altered and was put back as it itself tells:
   *[other] { NUM($count) } rows of the log had been altered and were put back as they themselves tell:
}
doctor-rows-more-altered = { $count ->
    [one] { NUM($count) } more is altered and was left for now: run sommet doctor again, or, if much is damaged, sommet restore.
   *[other] { NUM($count) } more are altered and were left for now: run sommet doctor again, or, if much is damaged, sommet restore.
}
doctor-rows-more = { $count ->
    [one] and { NUM($count) } more
   *[other] and { NUM($count) } more
}
doctor-row = { $table ->
    [review] answer
    [retraction] answer taken back
    [mark] mark of a card
    [relink] renamed question
    [happening] event of a class
    [card] name of a card
    [learner] name of a learner
   *[other] { $table }
}
doctor-rows-before = The file as it was before: { $path }
doctor-rows-unsure = { $count ->
    [one] { NUM($count) } row of the log differs from { $copy }, and nothing tells which is right; it was left as it is. If you trust the copy more:
   *[other] { NUM($count) } rows of the log differ from { $copy }, and nothing tells which are right; they were left as they are. If you trust the copy more:
}
doctor-rows-missing = { $count ->
    [one] { NUM($count) } row of { $copy } is not in the log; it was left so. Unless you put an older copy back on purpose, this brings it in:
   *[other] { NUM($count) } rows of { $copy } are not in the log; they were left so. Unless you put an older copy back on purpose, this brings them in:
}
doctor-rows-missing-doubles = { $count ->
    [one] { NUM($count) } row of { $copy } is not in the log; it was left so. Do not merge this copy: some answers bear other ids in it and would count twice. If you trust it more:
   *[other] { NUM($count) } rows of { $copy } are not in the log; they were left so. Do not merge this copy: some answers bear other ids in it and would count twice. If you trust it more:
}
doctor-rows-absurd = { $count ->
    [one] { NUM($count) } row contradicts itself, and no copy knows better; it was left as it is. “sommet restore” lists the copies there are.
   *[other] { NUM($count) } rows contradict themselves, and no copy knows better; they were left as they are. “sommet restore” lists the copies there are.
}
doctor-cache = { $count ->
    [0] Memory: as the log says
    [one] Memory: { NUM($count) } entry differed from the log and was derived anew.
   *[other] Memory: { NUM($count) } entries differed from the log and were derived anew.
}
doctor-orphans = { $count ->
    [one] { NUM($count) } question with progress is in no deck any more:
   *[other] { NUM($count) } questions with progress are in no deck any more:
}
doctor-orphan = { $name } · { $cards ->
    [one] { NUM($cards) } card
   *[other] { NUM($cards) } cards
} · { $count ->
    [one] { NUM($count) } answer
   *[other] { NUM($count) } answers
}
doctor-orphan-nearest = if it is { $near } now:
doctor-faulty-files = { $count ->
    [one] { NUM($count) } deck file cannot be read whole: its questions may be among them.
   *[other] { NUM($count) } deck files cannot be read whole: their questions may be among them.
}
doctor-orphans-how = Their progress is kept. If a question was given another id, “sommet doctor --relink OLD NEW” lets its progress count again.
doctor-well = All is well.
relink-done = { $count ->
    [one] The progress of { $old } counts for { $new } now ({ NUM($count) } card). To take this back: sommet doctor --relink { $old } { $old }
   *[other] The progress of { $old } counts for { $new } now ({ NUM($count) } cards). To take this back: sommet doctor --relink { $old } { $old }
}
relink-undone = { $count ->
    [one] The progress of { $old } stands for itself again ({ NUM($count) } card).
   *[other] The progress of { $old } stands for itself again ({ NUM($count) } cards).
}
relink-left = { $count ->
    [one] { NUM($count) } card has no counterpart in { $new } and was left.
   *[other] { NUM($count) } cards have no counterpart in { $new } and were left.
}
failure-other-file-help = Nothing was changed here. Name a file of progress that sommet wrote.
failure-no-file = there is no file { $path }
failure-no-file-help = Check the path; “sommet restore” lists the copies of your progress.
failure-taken = { $path } is there already
failure-taken-help = Name another file; nothing is overwritten.
failure-no-progress = there is no progress of { $name }
failure-no-progress-help = “sommet doctor” lists the questions that are gone and have progress.
failure-no-questions = { $path } has no question to show
failure-no-questions-help = Put one in its list of questions; the README shows how.
failure-no-question = no deck has the question or card { $name }
failure-no-question-help = Write it as deck/question; “sommet decks” lists the decks.
failure-still-there = { $name } is still in its deck
failure-still-there-help = Only progress whose question is gone can be relinked.

## Help

# What could be better
lint-right-longest = the right option is by far the longest
lint-right-longest-help = Whoever guesses picks the longest: shorten it, or lengthen a wrong one.
lint-answer-in-ask = the answer, “{ $answer }”, stands in the question
lint-answer-in-ask-help = Ask in other words, or ask for something else.
lint-near-question = the question on line { NUM($line) } asks the same in the same words
lint-near-question-help = Make one of the two, or say what tells them apart.
lint-near-option = this option reads like “{ $option }”
lint-near-option-help = Take one away, or write what tells them apart.
lint-too-many-facts = { $count ->
    [one] one thing to know at once
   *[other] { NUM($count) } things to know at once
} ({ NUM($most) } at most)
lint-too-many-facts-help = Several short questions are learned better than a long one.
lint-yes-no = a yes or no in disguise
lint-yes-no-help = Use TrueFalse, or better, ask for what makes it so.
lint-no-why = nothing explains the answer
lint-no-why-help = Add why: "…", which is shown after the answer.
lint-no-source = this question names no source
lint-no-source-help = Add source: "…", or a source for all in defaults.
lint-no-unit = a number without unit
lint-no-unit-help = Add unit: "…", so that 40 km is no 40 miles.
lint-apostrophe = a straight apostrophe between two letters
lint-ellipsis = three dots where “…” belongs
lint-space-before = no-break space missing before “{ $sign }”
lint-space-inside = no-break space missing inside « and »
lint-no-space-before = a space before “{ $sign }”
lint-typography-help = sommet check --fix sets it right.
lint-typography-by-hand-help = Set it right by hand: in a text with \ escapes, sommet check --fix leaves signs as they are.
lint-long-ask = a question of { NUM($count) } characters fills a phone’s screen
lint-long-ask-help = Shorten it, or move what is not needed to answer into why.
lint-large-media = { $size } are a lot for a class that opens it all at once
lint-large-media-help = A picture 1600 pixels wide fills any screen; a sound in mono will do.

# check and fmt
check-summary = { $questions ->
    [one] one question
   *[other] { NUM($questions) } questions
} in { $files ->
    [one] one file
   *[other] { NUM($files) } files
}: { $errors ->
    [0] no error
    [one] one error
   *[other] { NUM($errors) } errors
}, { $warnings ->
    [0] no warning
    [one] one warning
   *[other] { NUM($warnings) } warnings
}
check-fixed = { $count ->
    [one] mended in one place:
   *[other] mended in { NUM($count) } places:
} { $path }
check-fixable = { $count ->
    [one] One of them is mended by sommet check --fix.
   *[other] { NUM($count) } of them are mended by sommet check --fix.
}
check-watching = Waiting for changes; Ctrl-C ends.
check-unlisted = { $path } has { $count ->
    [one] one more fault that is not listed
   *[other] at least { NUM($count) } more faults that are not listed
}; mend those above first.
check-no-decks = No deck (*.ron) in { $paths }: check the path, or begin one with sommet new.
check-unreadable-help = Check the path and your rights to it; “sommet decks” shows the decks of your study folder.
check-not-regular-help = Write the deck to a file and name that one.
check-too-large-help = Divide it into several decks.
check-not-utf8-help = Save it as UTF-8 in your editor.
check-rule-lint = docs/lints.md says more, under “{ $name }”. Written in the allow of the question or of the deck, that name silences it.
check-rule-error = It is an error: until it is mended, what it stands on is mostly left out.
fmt-would-change = { $path } is laid out otherwise
fmt-changed = laid out: { $path }
fmt-not-ron = { $path } cannot be laid out as long as its syntax is broken
fmt-not-ron-help = sommet check says where.
fmt-no-deck = { $path } is no deck, and is left as it is
fmt-no-deck-help = A deck is called Deck(…) or has a list of questions; name the files that are decks.
fmt-summary = { $count ->
    [0] nothing to change
    [one] one file to change
   *[other] { NUM($count) } files to change
} out of { NUM($files) }
fmt-check-help = sommet fmt lays them out.
failure-changed = { $path } changed while it was being mended
failure-changed-help = Nothing was written there; run the command again.
failure-read-help = See whether the file is there, is text, and may be read.
failure-tls-certificate = there is no certificate in { $path }
failure-tls-key = there is no private key in { $path }
failure-tls-other-key = the private key in { $key } belongs to another certificate than that in { $path }
failure-tls-unfit = the certificate in { $path } cannot be used ({ $why })
failure-tls-help = Both are PEM files, as certbot and mkcert write them: --tls-cert fullchain.pem --tls-key privkey.pem. Or leave both out: --tls makes a certificate.
failure-wifi-no-password = the password of the wifi is not known
failure-wifi-no-password-help = Set { $variable }, or begin at a terminal, where it is asked for; --wifi-open says that there is none.
failure-wifi-password = a wifi takes no such password
failure-wifi-password-help = It has 8 to 63 letters, figures and signs without accents; --wifi-open says that there is none.
failure-wifi-name = a wifi has no such name
failure-wifi-name-help = It has 1 to 32 bytes: type it as phones list it.
failure-write = { $path } cannot be written ({ $why })
failure-write-help = See whether the file may be written to, and whether there is room on the disk.
failure-no-folder = there is no folder { $path }
failure-no-folder-help = Make it first, or name another place for the copy.
failure-watch = changes to the files cannot be waited for ({ $why })
failure-watch-help = Without --watch, the check is made once.
failure-no-room-yet = no class has been held in this folder yet
failure-no-room-yet-help = “sommet host DECK” holds one.
failure-no-room = there is no room { $number }
failure-no-room-help = “sommet report” without a number takes the last one.
failure-room-unreadable = room { $number } cannot be understood
failure-room-unreadable-help = A newer sommet may have held it; “sommet doctor” examines the file.
failure-room-over = the class in room { $number } is over
failure-room-over-help = “sommet report { $number }” shows what it came to; “sommet host DECK” holds another.
failure-room-open = the class in room { $number } is not over
failure-room-open-help = “sommet host --reopen { $number }” opens it again; end it there first.
failure-no-homework = room { NUM($number) } is no homework
failure-no-homework-help = --homework with --reopen moves the end of homework; leave it out to open this room again.
failure-nothing-to-ask = There is no question to ask
failure-nothing-to-ask-help = “sommet decks” lists what there is; a filter or a tag may leave nothing.
failure-unknown-class = There is no class { $class }
failure-unknown-class-help = “sommet learner classes” shows those there are; “sommet learner cards { $class } --roster FILE” makes it of a list of names.
failure-not-in-class = nobody in { $class } is called “{ $name }”
failure-not-in-class-help = “sommet learner classes” shows who is in { $class }; “sommet learner cards { $class } --roster FILE” adds “{ $name }”.
failure-name-elsewhere = somebody who is not in { $class } studies here as “{ $name }”, and may be another person
failure-name-elsewhere-help = If all such names in the list are the same persons, add --known. If not, write “{ $name }” so that the two can be told apart, such as with a second name or the class.
failure-nothing-to-warm = Nobody in { $class } has anything to lose yet: no question of these decks was answered there, or all is fresh
failure-nothing-to-warm-help = “sommet host DECK --class { $class }” holds a first class; what is answered there can be warmed up later.
failure-list-text = { $path } is no list that can be read: it is not UTF-8
failure-list-text-help = Save it as text or CSV in UTF-8, one name a line or in the first column.
failure-list-empty = { $path } names nobody
failure-list-empty-help = Write one name a line, or names in the first column of a table.
failure-list-twice = “{ $name }” in line { $line } of { $path } cannot be told from the name in line { $first }
failure-list-twice-help = Two pupils need two names: add the first letter of a second name, say.
failure-port = port { $port } cannot be used: { $why }
failure-port-help = If the room is open already, it is in another terminal. Else --port takes another one for a new room.
failure-no-secrets = this system gives no random numbers, so no room can be kept safe
failure-no-secrets-help = A class cannot be held here.

value-name-command = COMMAND
help-heading-usage = Usage:
help-heading-commands = Commands
help-heading-arguments = Arguments
help-heading-options = Options
help-option-help = Show this help
help-option-version = Show the version
help-option-json = Print as JSON
help-option-home = The study folder (holds decks/ and progress/)
help-option-learner = Whose progress to use
help-option-lang = The language to speak: { $languages }
help-option-color = Colour: auto, always or never
help-option-plain = Numbered lines instead of prompts, for screen readers and scripts
help-sommet = Learn with decks of questions that come back just before you forget them
help-sommet-exit-due = Print nothing and end with code 1 when cards are due, 0 when none are
help-sommet-examples =
    Examples:
      sommet                      today at a glance
      sommet study                begin at once
      sommet study --minutes 10   stop after ten minutes
      sommet --lang fr            en français
    
    Exit codes: 0 well, 1 a finding, 2 misuse, 3 could not be done.
help-study = Study what is due, and some new cards
help-study-decks = Decks to study, by id or file; all when none is named
help-study-new = New cards in this session, instead of the day’s own number
help-study-order = Order of new cards: deck (one deck after the other), mixed (the decks in turn) or tag (one tag after the other)
help-study-limit = Cards in this session at most
help-study-all = All that is due, even where a backlog would be spread over days
help-study-tag = Only questions with this tag
help-study-minutes = Stop after so many minutes (1 to 1440)
help-study-filter = Only cards that are so: due, new, lapsed, leech, flagged, r<0.8 or r>0.8 (chance of recall now); several must all hold
help-study-cram = Practise beside the schedule: any cards, due or not; answers are logged and move nothing
help-study-exam = The day of an exam (2026-12-15), kept for these decks: every day holds the cards that help most by then; “none” takes it away
help-study-seed = Make shuffles follow from this number
help-study-examples =
    Examples:
      sommet study sommet-ia-paris-2025
      sommet study --new 5 --limit 30
      sommet study --tag figures
      printf '2\n\n:quit\n' | sommet study --plain
help-host = Hold a class: pupils join from their phones with a PIN or a QR code
help-host-decks = Decks to play, by id or file
help-host-questions = Ask so many questions at most
help-host-filter = Only questions whose cards are so for you: due, new, lapsed, leech, flagged, r<0.8 or r>0.8
help-host-tag = Only questions with this tag
help-host-shuffle = Ask them in another order
help-host-seconds = Seconds for questions that do not say their own (3 to 3600); without it those have no limit
help-host-untimed = No question has a limit
help-host-speed-points = Give points for speed too; what was right is always shown apart
help-host-hide-names = Show only how the whole class did, no names and ranks
help-host-anonymous = Ask nobody for a name
help-host-changes = Answers may be changed until the question closes
help-host-no-late-join = Let nobody in once it has begun
help-host-keep-open = Keep questions open when all have answered
help-host-reveal-by-hand = Show the right answer only when you say so, not as soon as a question closes
help-host-homework = Homework until then (2026-12-01, 2026-12-01T18:00, 18:00 or 3d): everyone at their own pace, no clock runs (seconds of questions are ignored), and nobody need be here; with --reopen, move its end
help-host-class = Let the pupils of a class sit down by their personal codes; their answers count in their own schedules
help-host-no-guests = With a class: let in nobody without a personal code (else guests may play, of whom nothing is kept)
help-host-roster = Let in only the names of this list, one a line or the first column of a table
help-host-warm-up = Ask what this class is about to forget, five questions if --questions does not say, and let it count as --class does
help-host-teams = Form so many teams, 2 to 20
help-host-seats = Let in so many at most (100 if not said)
help-host-port = The port to serve from (8080 if not said, or the next that is free)
help-host-unfit = Refuse names with these words too, one a line; progress/unfit.txt is always read where it is there
help-host-wifi = Show this wifi on the board and here, with a code that phones join it by; its password is asked for, or taken from SOMMET_WIFI_PASSWORD
help-host-wifi-open = That wifi has no password
help-host-wifi-hidden = That wifi does not show its name
help-host-tls = Let nobody on the network read along: serve by https, with a certificate that sommet makes and keeps
help-host-tls-cert = Serve by https with this certificate (PEM, the whole chain)
help-host-tls-key = The certificate’s private key (PEM)
help-host-tls-name = The name that the certificate is for, which phones are sent to
help-host-many-behind-one-address = Widen the limits for a school that is behind one address
help-host-any-address = Answer beyond private networks too
help-host-seed = Make shuffles follow from this number
help-host-reopen = Open a room again that was left or cut off: the same PIN, seats, answers, https and wifi; the last one without a number
help-host-replay = Compute every mark of a room again from what is stored
help-host-remark = Mark a room’s answers by the decks as they read now, such as after a wrong key was put right
help-host-examples =
    Examples:
      sommet host sommet-ia-paris-2025
      sommet host sommet-ia-paris-2025 --questions 10 --shuffle --seconds 30
      sommet host sommet-ia-paris-2025 --tag figures --hide-names
      sommet host sommet-ia-paris-2025 --homework 2026-12-01
      sommet host sommet-ia-paris-2025 --class 5A
      sommet host --warm-up 5A
      sommet host --reopen
      sommet host --remark 3
help-report = Show what a class came to: by question, by pupil, with the proof that no answer is missing
help-report-room = The room’s number; the last room when none is given
help-report-list = List the classes that were held, the latest first
help-report-html = Write a page to read, print or show: what to do next, every question, every pupil (class-N.html if no file is named)
help-report-xlsx = Write a workbook: pupils, questions and answers, with numbers to count with
help-report-no-names = Leave names out, to show it to a class
help-report-csv = Print one row an answer, for a spreadsheet
help-report-forget-names = Forget who took part once the class is over; answers and figures stay, by the number of the seat
help-report-examples =
    Examples:
      sommet report
      sommet report --list
      sommet report --html
      sommet report 3 --xlsx room-3.xlsx
      sommet report 3 --csv > room-3.csv
help-decks = Show the decks that are there, and what each holds for you
help-decks-suspended = List the cards you have suspended
help-decks-flagged = List the cards you have flagged, with your notes
help-decks-unflag = Take the flag off a card, by its name in that list, or all
help-decks-resume = Ask a suspended card again, by its name in that list, or all
help-decks-examples =
    Examples:
      sommet decks
      sommet decks --json
help-preview = See a deck as a learner would, on the screen or on paper; nothing is recorded
help-preview-deck = The deck, by id or file, and perhaps one of its questions: lake, lake/depth, drafts/lake.ron
help-preview-html = Write it to a page to print, in place of playing it: “-” for standard output, a file named after the deck when none is named
help-preview-key = Write the answer key to a file of its own
help-preview-no-key = Leave the answer key out
help-preview-seed = Make shuffles follow from this number; on paper it is the variant, 1 when none is named
help-preview-examples =
    Examples:
      sommet preview sommet-learn
      sommet preview drafts/lake.ron/depth
      sommet preview lake --html
      sommet preview lake --html test-b.html --key key-b.html --seed 2
help-check = Check decks: everything that is wrong with them, and what could be better
help-check-paths = Deck files, or folders of them; without any, the decks of the study folder
help-check-format = For whom: human, json, sarif (code hosts) or github (annotations of its runners)
help-check-fix = Mend what is certain, comments kept
help-check-watch = Check again whenever a file changes
help-check-examples =
    Examples:
      sommet check
      sommet check my-deck.ron --fix
      sommet check decks --format github
    The lints, and how to allow one: docs/lints.md. The exit code is 1 if there is an error, 3 if a file that is named cannot be read, 0 with warnings alone.
help-fmt = Lay decks out in the one canonical way, and give ids to questions that have none
help-fmt-paths = Deck files, or folders of them; without any, the decks of the study folder
help-fmt-check = Write nothing; exit with code 1 if something would change
help-fmt-examples =
    Examples:
      sommet fmt
      sommet fmt --check decks
help-lsp = Serve an editor with findings, completion, documentation, renaming and layout, as you write decks
help-lsp-stdio = Talk over standard input and output, as it does anyway; for editors that say so
help-lsp-examples =
    Your editor starts it; docs/editors.md says how to set up Helix, Neovim, VS Code and others.
    It speaks the language that the editor names, unless --lang does.
help-grade = Grade answers from standard input, one a line: deck/question, a tab, the answer
help-grade-examples =
    Examples:
      sommet grade < answers.tsv
      sommet grade --json < answers.tsv
help-stats = Show how your learning goes
help-stats-what-if = Show what a year would take, and hold, at other desired retentions
help-stats-examples =
    Examples:
      sommet stats
      sommet stats --what-if
      sommet stats --json
help-learner = Show who studies here; add learners, change settings
help-learner-examples =
    Examples:
      sommet learner add Zoé
      sommet --learner Zoé study
      sommet learner settings
      sommet learner set new-per-day 10
      sommet learner cards 5A --roster 5a.csv
      sommet learner forget Zoé --backups
help-learner-add = Add a learner
help-learner-add-name = The learner’s name
help-learner-rename = Rename a learner
help-learner-rename-name = The name so far
help-learner-rename-new = The new name
help-learner-use = Study with this learner from now on
help-learner-use-name = The learner’s name
help-learner-settings = Show all settings of the learner
help-learner-set = Change a setting
help-learner-set-setting = The setting’s name
help-learner-set-value = The new value
help-learner-reset = Take a setting back to its default
help-learner-reset-setting = The setting’s name
help-learner-cards = Make a class of a list of names, and write the pupils’ cards with their personal codes as a page to print
help-learner-cards-class = The class; one that is there keeps its pupils and codes
help-learner-cards-roster = A list of names, one a line or the first column of a table; names that are new are added, and only their cards written
help-learner-cards-known = Names that study here already, outside the class, are the same persons
help-learner-cards-renew = Give this pupil a new code, as after a lost card, and write that card
help-learner-cards-address = The address that the QR codes lead to (if not said, this machine’s own as host would choose it, and port 8080); typing the code always works
help-learner-cards-html = The file of the page, - for standard output (CLASS.cards.html if not said)
help-learner-classes = Show the classes and who is in them
help-learner-forget = Erase a person: answers, schedule, settings, code, and the name on seats of classes
help-learner-forget-name = The learner’s name
help-learner-forget-yes = Do not ask
help-learner-forget-backups = Clear the copies in progress/backups/ too
help-merge = Take over the progress of another file: another machine’s, or a backup
help-merge-file = The other file; it is only read, even while it is in use
help-merge-examples =
    Two machines stay in step when each merges the other’s file, in any order, as often as one likes. Nothing is lost;
    learners of the same name are one person. What was there is copied to the backups first.

    Examples:
      sommet merge ~/Sync/laptop/sommet.db
      sommet merge /media/stick/sommet.db --json
help-backup = Copy the progress, beside the daily copies or to a file
help-backup-file = The file to copy to; it must not be there yet
help-backup-examples =
    Examples:
      sommet backup
      sommet backup /media/stick/sommet.db
help-restore = Put a copy of the progress back in place; without a file, list the good ones
help-restore-file = The copy
help-restore-examples =
    What is there is copied to the backups first; a damaged file is set aside beside it and never overwritten.

    Examples:
      sommet restore
      sommet restore progress/backups/sommet-2025-02-10.db
help-doctor = Examine the progress, and mend what can be mended from the log
help-doctor-relink = Let the progress of a question that is gone count for another: deck/question, twice the same to take it back
help-doctor-examples =
    It checks the file, the log, what is derived from it and the clock, and lists questions that have progress but are in no
    deck any more. Ends with code 1 when it found something.

    Examples:
      sommet doctor
      sommet doctor --json
      sommet doctor --relink geo/capital-france geo/capital-of-france
help-completions = Print completions for a shell
help-completions-shell = bash, elvish, fish, powershell or zsh
help-completions-examples =
    Examples:
      sommet completions bash > ~/.local/share/bash-completion/completions/sommet
      sommet completions fish > ~/.config/fish/completions/sommet.fish

## In the editor

lsp-terminal = sommet lsp speaks with an editor, not with people: set it up as docs/editors.md says.
lsp-cancelled = The request was taken back.
lsp-fault = sommet met a fault of its own; this request is not answered, the next one is.
lsp-nonsense = The message makes no sense here.
lsp-not-begun = The conversation begins with initialize.
lsp-unknown = There is no { $name } here.
lsp-related-first = the first stands here
lsp-related-file = the other file
lsp-must = It must be there.
lsp-question = The question { $name }. Progress hangs on this id, not on the text.
lsp-question-cards = Its cards: { $cards }
lsp-question-files = Also in { $files }
lsp-source-uses = { $count ->
    [0] No question names it.
    [one] Named once.
   *[other] Named { NUM($count) } times.
}
lsp-tag = { $count ->
    [one] The tag “{ $name }”, given once.
   *[other] The tag “{ $name }”, given { NUM($count) } times.
}
lsp-new-question = new question
lsp-new-deck = new deck
lsp-rename-deck = A deck’s id never changes: translations share it, and progress hangs on it.
lsp-rename-nothing = Only a question’s id and a source’s key can be renamed.
lsp-rename-taken = “{ $name }” is taken.
lsp-rename-kept = Progress is kept under “{ $name }”, from a question that is gone; choose another id.
lsp-relinked = { $count ->
    [one] The progress of { $old } counts for { $new } now ({ NUM($count) } card).
   *[other] The progress of { $old } counts for { $new } now ({ NUM($count) } cards).
}
lsp-not-ron = The deck cannot be laid out as long as its syntax is broken.
lsp-give-ids = Give an id to every question without one
lsp-insert = Insert { $text }
lsp-replace = Replace with { $text }
lsp-allow = Allow { $name } on this question
lsp-mend-all = { $count ->
    [one] Mend what is certain (one place)
   *[other] Mend what is certain ({ NUM($count) } places)
}

# What a field, an answer or a lint means
doc-deck-format = The version of the deck format. Leave it out: it is 1, and a newer one would be refused by an older sommet.
doc-deck-id = The deck’s name for good. Translations share it, and progress hangs on it: once the deck is studied, it never changes.
doc-deck-title = The title that learners see.
doc-deck-language = The language that the deck is written in, as a BCP 47 tag such as "en" or "fr-CA". Typography is checked, and numbers are read, its way.
doc-deck-version = Your own version of the deck, for whoever passes it on.
doc-deck-authors = Who wrote it: one name, or a list of names.
doc-deck-license = The licence under which the deck may be passed on, such as "CC BY 4.0".
doc-deck-about = What the deck is about, in a sentence or two.
doc-deck-sources = The works that answers rest on, each under a key that questions name as their source.
doc-deck-defaults = Values for questions that give none of their own: tags, source, retention, seconds, points.
doc-deck-allow = Lints that are silent in the whole deck.
doc-deck-questions = The questions, in your order.
doc-source-title = The work’s title.
doc-source-author = Who wrote it.
doc-source-date = When it appeared, as you would write it.
doc-source-url = Where it can be read.
doc-defaults-tags = Tags that every question has besides its own.
doc-defaults-source = The source of questions that name none.
doc-defaults-retention = The chance of recall that questions are scheduled for, above 0 and below 1, such as 0.9.
doc-defaults-seconds = Seconds to answer, in class.
doc-defaults-points = Points for a right answer, in class.
doc-question-id = The question’s name in the deck, the same in every translation. Progress hangs on it, not on the text: rename it in the editor, and progress follows.
doc-question-ask = What is asked.
doc-question-answer = How it is answered, and what is right: Typed, Choice, Number and seven more.
doc-question-why = Shown after every answer: why it is so, or how to remember it.
doc-question-hint = Help for who asks for it; a right answer then counts as Hard at most.
doc-question-tags = Words to choose questions by, as in sommet study --tag.
doc-question-source = The key of the work that the answer rests on, as declared under the deck’s sources.
doc-question-media = A picture or a sound, or a list of them: the path from the folder that the deck is in, and the words that stand for it.
doc-question-both-ways = Whether it is also asked back to front, as a second card; for Recall and Typed.
doc-question-retention = The chance of recall that this question is scheduled for, above 0 and below 1, such as 0.95.
doc-question-seconds = Seconds to answer, in class.
doc-question-points = Points for a right answer, in class.
doc-question-allow = Lints that are silent on this question.
doc-typed-of = The accepted answers; the first is the one that is shown.
doc-typed-exact = Whether every letter counts: case, accents, punctuation, no slip forgiven.
doc-choice-right = The option that is right.
doc-choice-wrong = The other options, each "text" or ("text", "why it is wrong").
doc-several-right = All the options that hold.
doc-several-wrong = The options that do not, each "text" or ("text", "why it is wrong").
doc-number-value = The number, in the unit given: 40e9 is 40 billion.
doc-number-unit = Its unit, such as "€" or "km".
doc-number-within = How far off still counts: Exact, Percent(1) or Plus(0.5).
doc-list-of = What is to be named; each item is "text", or a list of forms of which the first is shown.
doc-list-need = How many must be named; all, if it is left out.
doc-answer-recall = The learner thinks, looks, and judges alone.
doc-answer-typed = The learner types any one of the accepted answers; slips and accents are dealt with fairly.
doc-answer-cloze = A text with gaps in double braces, each a card of its own; a hint may follow two colons in the gap.
doc-answer-choice = The learner picks one of the shuffled options.
doc-answer-several = The learner picks all that are right.
doc-answer-truefalse = The learner says whether the statement is true.
doc-answer-number = The learner types a number, in digits or words, in French or English.
doc-answer-order = The learner puts the items in order, which is the order they are written in.
doc-answer-match = The learner pairs up left and right.
doc-answer-list = The learner names so many of the items, in any order.
doc-within-exact = Only the number itself counts.
doc-within-percent = So many percent of the value still count.
doc-within-plus = So much, in the unit of the value, still counts.
doc-lint-answer-in-ask = The answer stands word for word in the question.
doc-lint-long-ask = The question fills a phone’s screen.
doc-lint-near-duplicate-option = Two options differ in case, accents or punctuation only.
doc-lint-near-duplicate-question = Two questions ask the same in the same words.
doc-lint-no-source = The question names no source.
doc-lint-no-unit = A number without a unit.
doc-lint-no-why = Nothing is shown after the answer.
doc-media-alt = The words that stand for it where it cannot be seen or heard; check demands them.
doc-media-file = Its path from the folder that the deck is in.
doc-lint-large-media = A picture or sound of more than 2 MiB.
doc-lint-right-longest = The right option is by far the longest.
doc-lint-too-many-facts = More than one can learn at once.
doc-lint-typography = A sign is set otherwise than the deck’s language sets it.
doc-lint-yes-no = A yes or no in disguise.
doc-error-e001 = A bracket is never closed.
doc-error-e002 = A closing bracket that nothing opened.
doc-error-e003 = Fields without the bracket before them.
doc-error-e004 = A text without its closing quote.
doc-error-e005 = A comment without its end.
doc-error-e006 = Two values without a comma between them.
doc-error-e007 = A field’s name without the colon after it.
doc-error-e008 = A field’s name in quotes.
doc-error-e009 = A quote inside a text without a backslash before it.
doc-error-e010 = A backslash followed by what it cannot be followed by.
doc-error-e011 = Not a number, though it begins like one.
doc-error-e012 = Something that cannot stand there.
doc-error-e013 = The file ends too early.
doc-error-e014 = More text after the deck’s end.
doc-error-e015 = An extension that RON does not have.
doc-error-e016 = Brackets within brackets beyond any use.
doc-error-e019 = The text is not RON.
doc-error-e020 = A field that the format does not have.
doc-error-e021 = A field that must be there is missing.
doc-error-e022 = A field is given twice.
doc-error-e023 = A name that is none of the choices.
doc-error-e024 = A value of another kind than the one wanted.
doc-error-e025 = A number that is too large, or negative where none can be.
doc-error-e026 = Another name than the one that may stand there.
doc-error-e030 = The deck is written in a later version of the format.
doc-error-e031 = An id that cannot be one.
doc-error-e032 = A question without an id.
doc-error-e033 = Two questions have the same id.
doc-error-e034 = A text with nothing in it.
doc-error-e035 = A language that is no language tag.
doc-error-e036 = A source that the deck does not declare.
doc-error-e037 = A source is declared twice.
doc-error-e040 = No wrong option, so nothing to choose between.
doc-error-e041 = No right option.
doc-error-e042 = An option is both right and wrong.
doc-error-e043 = An option or item is given twice.
doc-error-e044 = Fewer items than must be named, or none that must.
doc-error-e045 = Too few items.
doc-error-e046 = Two pairs share a side.
doc-error-e047 = A text whose gaps cannot be read.
doc-error-e048 = More gaps than a question can have.
doc-error-e049 = A percentage outside 0 to 100.
doc-error-e050 = A negative tolerance.
doc-error-e051 = A number that is infinite, or none.
doc-error-e052 = A desired retention that is not between 0 and 1.
doc-error-e053 = No time to answer.
doc-error-e054 = Asked both ways, though the answer cannot be turned round.
doc-error-e055 = A picture or sound that is not there, or cannot be read.
doc-error-e056 = A picture or sound outside the deck’s folder.
doc-error-e057 = A file that is neither a picture nor a sound by its name.
doc-error-e058 = A picture or sound that holds something else than its name says.
doc-error-e059 = A picture or sound of more than 10 MiB.
doc-error-e060 = Two files are the same deck in the same language.
doc-error-e061 = A question that a translation does not have.
doc-error-e062 = A question that is answered otherwise in a translation.
doc-error-e063 = A lint is allowed that does not exist.
doc-error-e064 = A picture or sound without the words that stand for it.
doc-error-unreadable = A file that cannot be read.

## Grading

reason-case = capitals
reason-accents = accents
reason-ligatures = ligatures
reason-apostrophes = apostrophes
reason-hyphens = hyphens
reason-quotes = quotation marks
reason-spaces = spaces
reason-punctuation = punctuation
reason-article = the article
reason-numeral = how a number is written
reason-connective = “and”
reason-initials = initials
reason-order = the order of the words
reason-typo = a slip of the keyboard
reason-acronym = an acronym
reason-sentence = the sentence around it
reason-unit-missing = the unit is left out
reason-scale-missing = the scale is left out
reason-ambiguous = it can be read in two ways
reason-wrong-unit = the unit is another
reason-duplicate = named twice
reason-other-answer = that is another answer
grade-line = { $card } · { $given } · { $verdict }
grade-unknown = Line { NUM($number) } is no “deck/question”, a tab and an answer to a question there is: { $line }

## Tuning

tune-method = Method
tune-log-loss = log loss
tune-rmse = RMSE (bins)
tune-auc = AUC
tune-method-average = average
tune-method-moving-average = moving average
tune-method-fsrs6-default = FSRS-6, default weights
tune-method-fsrs6-fitted = FSRS-6, fitted
tune-method-ours = fitted and corrected, learning on
tune-method-ours-fixed = fitted and corrected, as intervals are
tune-evaluating = Fitting to each split
tune-evaluated = { $path }: { $count ->
    [one] 1 answer
   *[other] { NUM($count) } answers
} on { $cards ->
    [one] 1 card
   *[other] { NUM($cards) } cards
}; { NUM($splits) } splits in time, { $scored ->
    [one] 1 review
   *[other] { NUM($scored) } reviews
} a day or more apart predicted; fitting took { $seconds } s.
tune-line = Line { NUM($line) } is left out: { $column } holds “{ $text }”.
tune-lines-more = { $count ->
    [one] 1 more line is left out.
   *[other] { NUM($count) } more lines are left out.
}
tune-rows-by-hand = { $count ->
    [one] 1 row with rating 0 is left out: a change made by hand, no answer.
   *[other] { NUM($count) } rows with rating 0 are left out: changes made by hand, no answers.
}
tune-rows-repeated = { $count ->
    [one] 1 row is there twice, and counts once.
   *[other] { NUM($count) } rows are there twice, and count once.
}
tune-file-unread = { $path } cannot be read: { $detail }
tune-file-empty = { $path } is empty.
tune-file-column = { $path } has no column { $column } in its first line.
tune-file-rows = No row of { $path } can be read. { $detail }
tune-file-few = { $path } holds { $count ->
    [one] 1 review
   *[other] { NUM($count) } reviews
} a day or more after another of the same card; { NUM($needed) } are needed at least.
tune-file-help = A log is CSV with the columns card_id, review_time (milliseconds or seconds since 1970) and review_rating (1 to 4).
tune-fitting = Fitting to your answers (%)
tune-before = the parameters so far
tune-corrected = fitted and corrected
tune-tuned = { $name }: fitted to { $count ->
    [one] 1 review
   *[other] { NUM($count) } reviews
} a day or more after another; the latest { $held ->
    [one] was held out
   *[other] { NUM($held) } were held out
} to be predicted.
tune-replaced = The new parameters predict better and hold from now on, as version { NUM($version) }. Due dates stay as promised; “sommet tune --reschedule” moves them.
tune-kept = The new parameters do not predict better. The ones so far stay (version { NUM($version) }).
tune-unfit = No parameters could be fitted to these answers. The ones so far stay.
tune-too-little = Too little to fit to yet: { $count ->
    [one] 1 more review
   *[other] { NUM($count) } more reviews
} a day or more after another of the same card.
tune-too-little-new = Too little is new since the last fit: { $count ->
    [one] 1 more review
   *[other] { NUM($count) } more reviews
} a day or more after another of the same card.
tune-moved = { $count ->
    [0] No due date moves.
    [one] The due date of 1 card moves.
   *[other] The due dates of { NUM($count) } cards move.
}
tune-undone = Version { NUM($version) } of your parameters holds again.
tune-undone-to-defaults = The default parameters hold again.
tune-given-back = { $count ->
    [0] Due dates stay as promised.
    [one] 1 card that was moved is due when it was promised again.
   *[other] { NUM($count) } cards that were moved are due when it was promised again.
}
tune-nothing-undone = The default parameters hold already: there is nothing to undo.
help-tune = Fit the schedule to your own answers
help-tune-reschedule = Then move due dates to where the parameters would have them
help-tune-undo = Go back to the parameters before, and give moved due dates back
help-tune-evaluate = Compare how well methods predict a review log (CSV) instead
help-tune-examples =
    Examples:
      sommet tune
      sommet tune --reschedule
      sommet tune --evaluate revlog.csv
      sommet tune --evaluate revlog.csv --json

# What the system says of files, in brackets after what was tried.
system-not-found = there is no such file or folder
system-denied = you lack the rights
system-exists = it exists already
system-full = the disk is full
system-read-only = the disk is read-only
system-folder = it is a folder
system-no-folder = a part of the path is no folder
system-name = such a name cannot be
system-large = the file is too large
system-no-text = it is no text in UTF-8
system-nobody-reads = nobody reads it any more
## Decks and questions that are made

new-title = Title of the deck, as learners see it
new-language = Language it is written in (en, fr, …)
new-id = Its id, which never changes: progress hangs on it
new-about = What it is about, in a sentence (may stay empty)
new-author = Who writes it (may stay empty)
new-source = Title of the work that its answers rest on (may stay empty)
new-none = No deck was made.
new-made = Made: { $path }
new-translation = It is a translation of { $path }: give its questions the ids and the ways to answer that they have there.
new-next = Next: “sommet add { $deck }” asks for its questions.
new-add-now = Add the first question now
new-not-now = Not now
author-no-title = a deck needs a title
author-no-title-help = Say it at the prompt, or with --title; “sommet new --help” shows all options.
author-bad-header-help = “sommet new --help” shows what each option wants.
author-deck-taken = the deck “{ $id }” is there already in this language: { $path }
author-deck-taken-help = Give the new deck another id with --id, or another language for a translation.
author-no-deck = there is no deck yet in { $path }
author-no-deck-help = “sommet new” makes one.
author-which-deck = which deck is meant?
author-unreadable-deck = { $path } cannot be added to: it does not read as a deck
author-unreadable-deck-help = “sommet check” says where it is wrong.
author-notes-help = Check the path.
author-notes-form = { $path } is none of the kinds of notes that are read
author-notes-form-help = They are .csv and .tsv (tables), .txt (lines) and .md (Markdown); docs/authoring.md shows each.
author-notes-binary = { $path } holds something other than text
author-notes-binary-help = Save it as text, in UTF-8; a spreadsheet is saved as .csv first.
author-no-review = there is no terminal to look through the notes on
author-no-review-help = Take all that is sound with --yes, or only look with --dry-run.
keys-pick = ↑ ↓ choose · Enter take it · Esc stop
add-which-deck = Which deck?
add-begin = Adding to “{ $title }” ({ $path })
add-keys = Enter next · empty question ends · :undo takes back the last one · Ctrl-C stops and keeps what you began
add-resume = You had begun: { $ask }
add-resume-yes = Go on with it
add-resume-no = Drop it
add-part-ask = Question
add-how = How is it answered?
add-way-typed = By typing a short answer
add-way-choice = By choosing one option
add-way-recall = By thinking, then judging oneself
add-way-truefalse = True or false
add-way-cloze = By filling gaps in a text
add-way-number = By a number
add-way-several = By ticking all options that are right
add-way-list = By naming several things, in any order
add-way-order = By putting in order
add-way-match = By pairing up
add-part-recall = Answer
add-part-typed = { $number ->
    [1] Answer
   *[other] Another answer to accept (empty: no more)
}
add-part-gaps = The text, with what is asked between { "{{" } and { "}}" }
add-part-right = The right option
add-part-wrong = { $number ->
    [1] A wrong option; why it is wrong may follow “ :: ”
   *[other] Another wrong option (empty: no more)
}
add-part-rights = { $number ->
    [1] A right option
   *[other] Another right option (empty: no more)
}
add-truth = Is it true?
add-part-value = The number
add-part-unit = Its unit (empty: none)
add-part-within = How far off still counts, such as 5 % or 0.5 (empty: not at all)
add-part-order = { $number ->
    [1] What comes first
    [2] What comes next
   *[other] What comes next (empty: no more)
}
add-part-pairs = { $number ->
    [1] A pair, such as France = Paris
    [2] Another pair
   *[other] Another pair (empty: no more)
}
add-part-items = { $number ->
    [1] One of the things
   *[other] Another one (empty: no more)
}
add-part-need = How many of them must be named (empty: all)
add-part-why = Why it is so, shown after the answer (empty: nothing)
add-part-hint = A hint (empty: none)
add-part-tags = Tags, with commas between them (empty: none)
add-source = Source
add-source-default = That of the deck: { $title }
add-source-none = None
add-needed = Something must stand here.
add-no-number = This is not a number. Write it in digits, such as 40000 or 40e9.
add-no-margin = Write 5 %, a number such as 0.5, or nothing.
add-no-pair = Write both sides with “ = ” between them.
add-this-question = this question
add-id-taken = The deck has a question with this id already. Change the id.
add-deck-broken = The deck does not read as a deck any more. “sommet check” says where it is wrong.
add-near = Much like “{ $id }” (line { NUM($line) }): { $ask }
add-decide = What now?
add-keep = Keep it
add-change = Go through it again
add-edit = Open it in the editor
add-drop = Drop it
add-added = { $count ->
    [one] Added as “{ $id }”: one question so far.
   *[other] Added as “{ $id }”: { NUM($count) } questions so far.
}
add-undone = { $count ->
    [0] “{ $id }” is taken back: nothing is added so far.
    [one] “{ $id }” is taken back: one question so far.
   *[other] “{ $id }” is taken back: { NUM($count) } questions so far.
}
add-draft-kept = The question you began is kept: “sommet add { $deck }” goes on with it.
add-draft-unsaved = The question you began could not be kept in { $path }. Copy it from here:
add-done = { $count ->
    [one] One question added to { $path }.
   *[other] { NUM($count) } questions added to { $path }.
}
add-translations = { $count ->
    [one] Its translations lack it so far: { $files }. The same id there makes it one question.
   *[other] Its translations lack them so far: { $files }. The same ids there make them one question each.
}
notes-reading = Reading the notes
notes-adding = Adding the questions
notes-found = { $path }: { $count ->
    [0] no question found
    [one] one question found
   *[other] { NUM($count) } questions found
}, { $near ->
    [0] none much like another
    [one] one much like another
   *[other] { NUM($near) } much like others
}; { $left ->
    [0] no line left out
    [one] one line left out
   *[other] { NUM($left) } lines left out
}
notes-encoding = It is not UTF-8 and was read as { $name }.
notes-near = Line { NUM($line) } · { $ask } · { $like }
notes-near-line = Much like line { NUM($line) } of the notes
notes-left = Line { NUM($line) } is left out · { $text } · { $reason }
notes-more = { $count ->
    [one] … and one more.
   *[other] … and { NUM($count) } more.
}
notes-no-answer = there is no answer on it
notes-no-question = nothing is asked
notes-no-right = no option is right
notes-open-quote = a quote that is never closed
notes-go-on = { $kept ->
    [0] Go on: { NUM($looked) } of { NUM($count) } looked at, none kept so far
   *[other] Go on: { NUM($looked) } of { NUM($count) } looked at, { NUM($kept) } kept so far
}
notes-put-aside = Nothing was added yet. What you decided is kept: the same command goes on from here.
notes-one-by-one = Look at them one by one
notes-take-all = { $count ->
    [0] Take none
    [one] Take the one that is like no other
   *[other] Take the { NUM($count) } that are like no other
}
notes-stop = Add nothing
notes-number = { NUM($number) } of { NUM($count) } · line { NUM($line) } of the notes
notes-keep = Keep it
notes-skip = Skip it
notes-keep-rest = Keep it and all the rest that are like no other
notes-stop-here = { $count ->
    [0] Stop, and add nothing
    [one] Stop, and add the one kept so far
   *[other] Stop, and add the { NUM($count) } kept so far
}
notes-none-added = Nothing was added.
notes-would-add = { $count ->
    [0] Nothing would be added to { $path }.
    [one] One question would be added to { $path }.
   *[other] { NUM($count) } questions would be added to { $path }.
}
notes-added = { $count ->
    [0] Nothing was added to { $path }.
    [one] One question added to { $path }.
   *[other] { NUM($count) } questions added to { $path }.
}
help-new = Make a deck, by a short dialogue or by options alone
help-new-title = Its title; with it, nothing is asked
help-new-language = The language it is written in, such as en; yours if it is left out
help-new-id = Its id, which never changes; made of the title if it is left out
help-new-about = What it is about
help-new-author = Who writes it
help-new-source = Title of the work that its answers rest on
help-new-file = Where to put it, instead of the study folder’s decks
help-new-examples =
    Nothing is ever overwritten.

    Examples:
      sommet new
      sommet new --title "The lakes of Europe" --language en --author Zoé
      sommet new --title "Les lacs d’Europe" --language fr --id the-lakes-of-europe
help-add = Add questions to a deck one after another, or many at once from notes
help-add-deck = The deck, by id or file
help-add-from = Notes to take questions from: .csv, .tsv, .txt or .md (docs/authoring.md)
help-add-yes = Take all that is sound and like no other question, and ask nothing
help-add-dry-run = Show what would be added, and write nothing
help-add-examples =
    Comments and layout of the deck stay as they are. What you began when you stop is kept for the next time.
    The exit code is 1 if a line of the notes was left out.

    Examples:
      sommet add the-lakes-of-europe
      sommet add the-lakes-of-europe --from notes.csv
      sommet add the-lakes-of-europe --from notes.md --dry-run
      sommet add the-lakes-of-europe --from notes.txt --yes --json
## In class, on phones, board and tablet

class-title-join = Join the class
class-title-play = In class
class-title-board = Board
class-title-host = Controls
class-join = Join
class-join-note = Type the PIN from the board, and a name for today.
class-join-note-anonymous = Type the PIN from the board. Nobody asks for your name.
class-join-note-listed = Type the PIN from the board, and your name as it is on the list of the class.
class-join-note-codes = Type the PIN from the board and the personal code from your card. Your answers then count in your own study schedule, which your teacher keeps.
class-join-note-guests = No card? Leave the code empty and type a name for today. You play as a guest, and it counts in no schedule.
class-pin = PIN
class-code = Personal code
class-code-note = The nine signs on your card. Small letters will do, and hyphens may be left out.
class-name-guest = Name, without a card
class-name-note-listed = As it is on the list; accents and capitals do not matter.
class-name = Your name
class-name-note = 1 to { $most } characters; the class sees it.
class-language = Language
class-no-script = This page needs JavaScript. Please switch it on and load the page again.
class-skip-to-content = To the question

class-join-wrong-pin = There is no class with this PIN. Look at the board once more.
class-join-wrong-code = Nobody has this personal code. Look at your card once more.
class-join-needs-code = Please type the personal code from your card.
class-join-name-listed = This name is on the list of the class. If it is yours, type the personal code from your card; else choose another.
class-join-not-listed = This name is not on the list. Type it as the teacher has it, or ask.
class-join-seat-taken = Somebody sits under this name already. Tell your teacher.
class-join-locked = The teacher lets nobody in at the moment. Ask, and try again.
class-join-started = The class has begun without you. Ask the teacher to let you in.
class-join-full = All seats are taken.
class-join-banned = You were sent out of this class.
class-join-over = This class is over.
class-join-often = That was too often. Wait a minute and try again.
class-join-unstored = That could not be stored just now. Please try again.
class-join-name-empty = Please type a name.
class-join-name-long = This name is too long: { $most } characters at most.
class-join-name-taken = Somebody has this name already. This one is free; or choose another.
class-join-name-unfit = Please choose another name.
class-join-failed = That did not work. Please try again.

class-link-live = Connected
class-link-trying = Reconnecting …
class-link-cut = No connection; keeps trying

class-question-of = Question { $number } of { $count }
class-right-of = Right: { $right } of { $of }
class-right-answers = right answers so far
class-points = speed: { $points }
class-whole-class = The whole class: { $right } of { $of } right
class-standings = Where the class stands
class-finished = That was the last question
class-finished-note = Thank you for playing. You may close this page.
class-you-are-in = You are in, { $name }
class-you-are-in-anonymous = You are in
class-wait-for-start = It begins in a moment. Keep this page open; if you leave it, your seat waits for you.
class-answers-are-in = The answers are in
class-yours-is-stored = Yours is stored. The solution comes in a moment.
class-none-from-you = None from you this time. The solution comes in a moment.
class-paused = Paused: nothing is lost, and the clock stands still.
class-gone = You are no longer in this class
class-gone-note = The teacher has closed your seat, or the class is over.
class-join-again = Join again
class-leave = Leave the class
class-ended = The class is over
class-ten-seconds = Ten seconds left

class-lead-choice = Choose one.
class-lead-several = Choose all that are right.
class-lead-truth = True or false?
class-lead-text = Type your answer.
class-lead-number = Type a number.
class-lead-gap = Fill the gap.
class-lead-order = Put in order: tap what comes first, then what follows.
class-lead-match = Find each one’s partner.
class-lead-list = Name { $need } of them.
class-lead-recall = Think of the answer. Then you see it, and judge for yourself.
class-your-answer = Your answer
class-the-gap = The gap
class-item = Number { $number }
class-letters = abc
class-digits = 123
class-letters-label = Type letters
class-digits-label = Type digits
class-true = True
class-false = False
class-in-unit = In { $unit }
class-up = Move up: { $item }
class-down = Move down: { $item }
class-take-back = Take back: { $item }
class-your-order = Your order
class-still-to-place = Still to place
class-choose-partner = Choose …
class-taken-by = with { $letter }

class-send = Send
class-thought = I have thought of it
class-change = Change my answer
class-give-up = I don’t know
class-answer-first = Answer first, all of it, then send.
class-not-sent = Changed, but not yet sent. Your first answer is stored.
class-stored = Stored ✓
class-receipt-sending = Sending …
class-receipt-trying = Not yet stored, trying again …
class-receipt-paused = Not yet stored: it is sent when the class goes on.
class-receipt-late = Too late: the question had closed. This answer does not count.
class-receipt-already = Your first answer is stored and stands.
class-receipt-unknown = Not stored: you no longer have a seat in this class.
class-receipt-malformed = Not stored: that is no answer to this question. Reload the page.

class-the-answer = Answer
class-right = right
class-distribution = How the class answered
class-media = Goes with the question
class-judge = How did it go?
class-judge-not = I did not know
class-judge-partly = Partly
class-judge-knew = I knew it
class-own-until = Until { $when }
class-own-intro = Homework, at your own pace. Questions: { $count }. After each answer you see what is right, and why.
class-own-return = Stop whenever you like. Come back on this phone, and you go on where you were.
class-own-result = My result
class-own-right = right answers
class-own-through = You have answered everything
class-own-through-note = You may close this page; come back to it as often as you like.
class-own-over = The time is up
class-own-look = Worth another look
class-own-all-right = Nothing needs another look: all of it was right.
class-bar-right = Right answers
class-bar-partial = Partly right
class-bar-other = Other answers
class-bar-nothing = No answer

class-join-with-phone = Join with your phone
class-locked = Nobody is let in now
class-wifi-first = First join the wifi “{ $name }”.
class-wifi-then = Then come into the class.
class-qr-join = QR code to join
class-qr-wifi = QR code for the wifi
class-seats = People in class: { $seats }
class-answers-of = { $answers } of { $here } answered
class-own-counts = Joined: { $seats } · begun: { $begun } · done: { $through }
class-team = Team { $number }
class-anonymous = Seat { $number }

class-begin = Begin
class-next = Next question
class-finish = Finish
class-close = Close question
class-reveal = Show the answer
class-show-standings = Show standings
class-pause = Pause
class-resume = Go on
class-extend = 15 seconds more
class-extend-day = One day more
class-skip = Skip
class-lock = Let nobody in
class-unlock = Let people in
class-end = End class
class-kick = Send out
class-ban = Send out for good
class-cancel = Cancel
class-sure-end = End the class now? All answers are stored.
class-end-own = End the homework
class-sure-end-own = End the homework now? All answers are stored, and nobody can go on.
class-sure-kick = Send { $name } out?
class-people = People
class-no-seats = Nobody yet
class-more-time = Half as much time again for { $name }, from the next question on
class-figure-seats = seats
class-figure-here = connected
class-figure-answers = answers
class-figure-begun = have begun
class-figure-through = are done
class-seat-here = connected
class-seat-away = away
class-seat-answered = has answered
class-seat-through = has answered everything
class-score-of = Right: { $right }
class-done-of = Answered: { $done } of { $count }
class-stage-lobby = Waiting room
class-stage-own = Homework
class-stage-open = Question open
class-stage-closed = Answers are in
class-stage-revealed = Answer shown
class-stage-standings = Standings
class-stage-finished = Finished
class-trouble-unstored = Answers cannot be stored. The class is paused; phones keep their answers and try again.
class-trouble-kept = Answers cannot be stored. Phones keep them and try again: make room on the disk, and it goes on by itself.
class-trouble-crowd = Very many came in at once, so nobody more is let in. Let people in if they are yours.
class-trouble-restarted = sommet was started again. Everything stored is here; go on when the class is back.
class-control-refused = That is not possible at this point.
class-control-unstored = That could not be stored. Please try again.
class-control-unheard = The computer did not answer. Please try again.

class-page-missing = There is no such page
class-page-missing-note = Perhaps the address was cut short. Scan the code on the board once more.
class-page-forbidden = This page is not yours to open
class-page-forbidden-note = The address with the right token stands in the teacher’s terminal.
