package export

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxName is how many bytes of a program's name go into a file's name: the whole
// then leaves a Windows path room for its folders.
const maxName = 80

// reserved are the names that Windows keeps for devices.
var reserved = []string{"con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$"}

// maxWhole is how many bytes a name may have that a person types: a number, an
// ending and what marks a copy or a lock come after it.
const maxWhole = 120

// IsFileName reports whether a text can be the name of a file, without its ending,
// on Windows, Linux and macOS alike.
func IsFileName(text string) bool {
	ends := strings.Trim(text, ". ") != text
	unfit := func(r rune) bool { return strings.ContainsRune(unfitRunes, r) || unicode.IsControl(r) }
	return text != "" && len(text) <= maxWhole && utf8.ValidString(text) && !ends && !isReserved(text) && !strings.ContainsFunc(text, unfit)
}

// unfitRunes are the characters that a name cannot have on Windows.
const unfitRunes = `<>:"/\|?*`

func isReserved(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(norm.NFKC.String(name)), ".") // COM¹ is COM1 to Windows
	return slices.Contains(reserved, strings.TrimSpace(stem))
}

// FileName makes of a person's text a part of a file name that Windows, Linux
// and macOS all take.
func FileName(text string) string {
	name := strings.Map(plainRune, norm.NFC.String(strings.ToValidUTF8(text, " ")))
	name = strings.Join(strings.Fields(name), " ")
	for len(name) > maxName {
		_, size := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-size]
	}
	name = strings.Trim(name, ". ")
	if name == "" || isReserved(name) {
		name = strings.TrimSpace("_ " + name)
	}
	return name
}

// maxEnding is how long what tells the kind of a file may be, with its point.
const maxEnding = 6

// WholeFileName does so with the whole name of a file, and keeps its ending where
// it is cut: by that a system knows what opens it.
func WholeFileName(text string) string {
	ending := filepath.Ext(text)
	if len(text) <= maxName || len(ending) > maxEnding || FileName(ending) != strings.TrimPrefix(ending, ".") {
		return FileName(text)
	}
	return FileName(strings.TrimSuffix(text, ending)) + ending
}

// plainRune turns what a file system does not take into a space, and drops what
// nobody sees but what turns the order of letters around.
func plainRune(r rune) rune {
	switch {
	case strings.ContainsRune(unfitRunes, r), unicode.IsControl(r), unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), unicode.Is(unicode.Cs, r):
		return -1
	}
	return r
}
