package shell

import (
	"time"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/words"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"
)

// What a feature may ask of the shell, in small interfaces: each names those that it
// needs in one of its own, with what it asks of the program besides.

// Speaker has the sentences of the language of the window.
type Speaker interface {
	T(key string, params ...string) string
	Words() *words.Catalogue
}

// Navigator goes to places.
type Navigator interface {
	Show(place string)
	Reshow(path string)
	Return()
	Page() Page
}

// Dialogs say and ask something in a sentence, over the page.
type Dialogs interface {
	Tell(err error)
	TellDone(err error, key string, params ...string)
	Confirm(text, act string, do func())
	Ask(parts.ConfirmOptions)
}

// Layouter lays the page out again, and moves it.
type Layouter interface {
	Relayout()
	Reveal(fyne.CanvasObject)
}

// Composer puts a page together.
type Composer interface {
	Column(rows ...fyne.CanvasObject) fyne.CanvasObject
	Heading(step, title, intro string) fyne.CanvasObject
	Section(title, help string) fyne.CanvasObject
	Facts(facts [][2]string) fyne.CanvasObject
	Returns() fyne.CanvasObject
	Options(prefix string, ids ...string) []parts.Option
	Named(list []assessment.Named) []parts.Option
}

// Machine is the computer around the window: its desktop, its clock, and the work
// beside the screen's thread.
type Machine interface {
	Host() Host
	Worker() Worker
	Now() time.Time
}
