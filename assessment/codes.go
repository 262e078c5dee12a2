package assessment

import "slices"

// Codes of errors that are told apart and acted upon; those that are only said stand
// where they are made. A guard test sees that no code is compared as a literal.
const (
	ChangedElsewhere   = "changed-elsewhere" // what would be saved was changed by another program
	DateImpossible     = "date-impossible"   // there is no such day
	DiskFull           = "disk-full"
	DossierOverwritten = "dossier-overwritten"   // another file was put in the place of the dossier
	DossierReplaced    = "dossier-replaced-part" // so it was, and the dossier went on with less than it had
	EditionUnknown     = "edition-unknown"       // of published data that this program does not have
	EvidenceDamaged    = "evidence-damaged"      // a file of evidence cannot be read
	EvidenceMissing    = "evidence-missing"      // it is not in the dossier
	FileBusy           = "file-busy"             // another program holds the file for a moment
	FileDamaged        = "file-damaged"          // it is of our kind, and cannot be read
	FileFailed         = "file-failed"           // the system gives no reason that we know
	FolderMissing      = "folder-missing"
	FormatOther        = "format-other"  // JSON of another program
	InUse              = "in-use"        // another program has the dossier open
	ItemDamaged        = "item-damaged"  // one item of a dossier cannot be read
	ItemMissing        = "item-missing"  // the dossier has no such item
	LetterOver         = "letter-over"   // the decision is over
	LocksMissing       = "locks-missing" // the folder is on a share that knows no locks
	NewerVersion       = "newer-version" // a later version of this program made the file
	NoPermission       = "no-permission"
	NotADossier        = "not-a-dossier"
	NotAFile           = "not-a-file" // a folder, a link, a pipe or a device
	PassphraseNeeded   = "passphrase-needed"
	PassphraseWrong    = "passphrase-wrong"
)

// IsCode reports whether an error, or the first in its chain that has a code, has one
// of these.
func IsCode(err error, codes ...string) bool {
	code := CodeOf(err)
	return code != "" && slices.Contains(codes, code)
}
