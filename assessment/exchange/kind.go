package exchange

import (
	"bytes"
	"regexp"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/textfile"
)

// Kind is what a file is, by its first bytes and whatever its name says.
type Kind string

// The kinds. Those that nothing is read from are told to a person by the sentence
// of the error "kind-" and the kind.
const (
	KindJSON    Kind = "json"
	KindPDF     Kind = "pdf"
	KindDossier Kind = "dossier" // a database; whether it is a dossier, its opening says
	KindZip     Kind = "zip"

	KindEmpty    Kind = "empty"
	KindDocument Kind = "document" // of a word processor
	KindSheet    Kind = "sheet"
	KindSlides   Kind = "slides"
	KindOffice   Kind = "office" // an old one of Word, Excel or Outlook
	KindPicture  Kind = "picture"
	KindMedia    Kind = "media" // sound or video
	KindMail     Kind = "mail"
	KindPage     Kind = "page"    // of the web
	KindArchive  Kind = "archive" // one that is not opened here
	KindProgram  Kind = "program"
	KindText     Kind = "text"
	KindUnknown  Kind = "unknown"

	// What a file of a kind that is read may hold where the other is meant.
	KindAssessment Kind = "assessment"
	KindComparison Kind = "comparison"
)

// SniffBytes is how much of a file's beginning tells its kind.
const SniffBytes = 4096

// signatures are the bytes with which files of a kind begin.
var signatures = []struct {
	at   int
	text string
	kind Kind
}{
	{0, "SQLite format 3\x00", KindDossier},
	{0, "PK\x05\x06", KindZip}, // an empty one
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", KindOffice},
	{0, "{\\rtf", KindDocument},
	{0, "\x89PNG", KindPicture}, {0, "\xFF\xD8\xFF", KindPicture}, {0, "GIF8", KindPicture}, {0, "BM", KindPicture},
	{0, "II*\x00", KindPicture}, {0, "MM\x00*", KindPicture}, {8, "WEBP", KindPicture}, {4, "ftyphei", KindPicture}, {4, "ftypmif1", KindPicture}, {4, "ftypavif", KindPicture},
	{4, "ftyp", KindMedia}, {0, "ID3", KindMedia}, {0, "OggS", KindMedia}, {0, "RIFF", KindMedia}, {0, "\x1A\x45\xDF\xA3", KindMedia}, {0, "\xFF\xFB", KindMedia},
	{0, "7z\xBC\xAF\x27\x1C", KindArchive}, {0, "Rar!\x1A\x07", KindArchive}, {0, "\x1F\x8B", KindArchive}, {0, "BZh", KindArchive}, {0, "\xFD7zXZ", KindArchive}, {257, "ustar", KindArchive},
	{0, "MZ", KindProgram}, {0, "\x7FELF", KindProgram}, {0, "\xCF\xFA\xED\xFE", KindProgram}, {0, "\xCA\xFE\xBA\xBE", KindProgram},
}

// inside are names that stand at the beginning of a zip which is a file of an
// office program.
var inside = []struct {
	name string
	kind Kind
}{
	{"word/", KindDocument}, {"application/vnd.oasis.opendocument.text", KindDocument},
	{"xl/", KindSheet}, {"application/vnd.oasis.opendocument.spreadsheet", KindSheet},
	{"ppt/", KindSlides}, {"application/vnd.oasis.opendocument.presentation", KindSlides},
	{"[Content_Types].xml", KindDocument},
}

// mailHeader is a first line that only a mail has.
var mailHeader = regexp.MustCompile(`^(?i:received|return-path|delivered-to|mime-version|message-id|from|to|subject|date|x-[a-z-]+): `)

// Sniff returns the kind of a file by its beginning, of which SniffBytes are
// enough. A mark of a PDF may stand within the first 1024 bytes.
func Sniff(head []byte) Kind {
	if len(head) == 0 {
		return KindEmpty
	}
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return zipKind(head)
	}
	for _, s := range signatures {
		if len(head) >= s.at && bytes.HasPrefix(head[s.at:], []byte(s.text)) {
			return s.kind
		}
	}
	if isPDF(head) {
		return KindPDF
	}
	return textKind(head)
}

func zipKind(head []byte) Kind {
	for _, part := range inside {
		if bytes.Contains(head, []byte(part.name)) {
			return part.kind
		}
	}
	return KindZip
}

// textKind is that of text. The beginning of a file may end within a character.
func textKind(head []byte) Kind {
	text, ok := textfile.UTF8(head)
	for cut := 1; !ok && cut < 4 && cut < len(head); cut++ {
		text, ok = textfile.UTF8(head[:len(head)-cut])
	}
	start := strings.ToLower(strings.TrimSpace(string(text[:min(len(text), SniffBytes)])))
	switch {
	case ok && start == "":
		return KindEmpty
	case bytes.ContainsFunc(text, isControl):
		return KindUnknown
	case strings.HasPrefix(start, "{"), strings.HasPrefix(start, "["):
		return KindJSON
	case strings.HasPrefix(start, "<!doctype html"), strings.HasPrefix(start, "<html"):
		return KindPage
	case mailHeader.MatchString(start):
		return KindMail
	}
	return KindText
}

// isControl reports whether no text has a character: one that is neither a line
// break nor a tab.
func isControl(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\r\f", r) }

// isPDF looks for the mark that may stand within the first 1024 bytes.
func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-"))
}

// OtherKind begins the codes of the errors for a file that holds something else
// than an assessment or a comparison.
const OtherKind = "kind-"

// otherKind says what a file is that nothing can be read from.
func otherKind(kind Kind) error {
	return &assessment.Error{Code: OtherKind + string(kind)}
}
