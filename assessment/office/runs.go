package office

import (
	"strconv"
	"strings"
	"unicode"

	"beeldbeltoets/assessment/document"
)

// ballot is an empty box to tick.
const ballot = "☐"

// signs are drawn by characters. A word that says the same stands beside each.
var signs = [...]string{
	document.NoSign: "", document.Check: "✓", document.Tilde: "~", document.Clock: "◷", document.Cross: "✗",
	document.Query: "?", document.Empty: "☐", document.Warning: "!",
}

// runsLeft reports whether a text is read from right to left: by its first letter.
// Numbers alone never are, and what has neither is read as the document is.
func (f *flow) runsLeft(text string) bool {
	for _, r := range text {
		if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(r) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return f.rtl && !strings.ContainsFunc(text, unicode.IsDigit)
}

// region completes a language to one that Word and LibreOffice check spelling in.
func region(lang string) (language, country string) {
	language, country, _ = strings.Cut(lang, "-")
	if country != "" {
		return language, country
	}
	regions := map[string]string{
		"nl": "NL", "en": "GB", "de": "DE", "fr": "FR", "tr": "TR", "pl": "PL", "uk": "UA", "ar": "SA",
	}
	return language, regions[language]
}

// split cuts the text of the page's number into what stands around {page} and
// {pages}, these among it.
func split(pageOf string) []string {
	var parts []string
	rest := line(pageOf)
	for rest != "" {
		at, end := strings.IndexByte(rest, '{'), 0
		for _, field := range []string{fieldPage, fieldPages} {
			if at >= 0 && strings.HasPrefix(rest[at:], field) {
				end = at + len(field)
			}
		}
		switch {
		case at > 0:
			parts, rest = append(parts, rest[:at]), rest[at:]
		case end > 0:
			parts, rest = append(parts, rest[:end]), rest[end:]
		default:
			return append(parts, rest)
		}
	}
	return parts
}

const (
	fieldPage  = "{page}"
	fieldPages = "{pages}"
)

func number(n int) string { return strconv.Itoa(n) }
