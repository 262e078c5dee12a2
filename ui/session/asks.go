package session

import (
	"beeldbeltoets/assessment/desk"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"

	"fyne.io/fyne/v2"
)

// What a room may ask of the program, in small interfaces, beside those of the shell:
// each room names those that it needs in one of its own.

// Work is what is open.
type Work interface {
	Desk() *desk.Desk
	Store() *dossier.Store
}

// Seat is where one works on a dossier, for who opens and closes it.
type Seat interface {
	Work
	Sit(store *dossier.Store, d *desk.Desk)
	HasDossier() bool
	CanFile() bool
	HasAssessment() bool
	FreePath(folder, name string) string
	StopLooking()
	Undone() string
}

// Chosen is what the person chose for this program on this computer.
type Chosen interface {
	Settings() dossier.Settings
	Keep(change func(*dossier.Settings))
}

// Folders are where files come from and go to.
type Folders interface {
	ExportFolder() string
	RememberFolder(folder string)
	FolderField(folder *string) fyne.CanvasObject
	TypedPath(text string) string
}

// Documents makes documents.
type Documents interface {
	Exporter() (*export.Exporter, error)
	MakeFiles(write func(x *export.Exporter, step func(export.Progress)) ([]export.File, error), step func(export.Progress), done func([]export.File, error))
}

// Looker opens a file in the system's own program, for as long as the dossier is open.
type Looker interface {
	LookInto(name string, data []byte)
}

// Opener opens assessments, and goes to where one is filled in.
type Opener interface {
	NewAssessment()
	OpenAssessment(key string)
	OpenAt(key, path string)
	ShowFirstOpen()
	Jump(path string)
}

// Filer has a dossier to file something in.
type Filer interface {
	NeedDossier(do func()) // does it in the dossier that is open, or in a first one that is made for it
	NeedUser(do func())    // does it once it was asked who works here
}
