package session

import (
	"beeldbeltoets/ui/shell"
)

// Places that rooms lead to. Those of an assessment are its steps.
const (
	Start    = shell.Home
	Settings = "settings"
	User     = "user"
	Keys     = "keys"

	File     = "file"
	Intake   = "intake"
	Gate     = "gate"
	Dossiers = "dossiers"
	Dossier  = "dossier"
	SaveAt   = "save-at"
	HandOver = "handover"
	Erase    = "erase"
	Merge    = "merge"

	Compare   = "compare"
	Register  = "register"
	Due       = "due"
	History   = "history"
	Pair      = "pair"
	Duplicate = "duplicate"
	Letter    = "letter"
	Consent   = "consent"
)
