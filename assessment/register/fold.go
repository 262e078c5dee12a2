package register

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// special are letters that no decomposition makes plain.
var special = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ı", "i", "ĳ", "ij")

// Fold makes a text comparable: without capitals and without diacritics.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var out strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			out.WriteRune(unicode.ToLower(r))
		}
	}
	return special.Replace(out.String())
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// searchText gathers the words of everything that was typed about an item, each
// once: a filter asks for words, so that the text need not be kept whole.
func searchText(item Item) string {
	a := &item.Assessment
	seen := make(map[string]bool, 256)
	var out strings.Builder
	add := func(text string) {
		for word := range strings.FieldsSeq(Fold(text)) {
			word = strings.TrimFunc(word, unicode.IsPunct)
			if word == "" || seen[word] {
				continue
			}
			seen[word] = true
			if out.Len() > 0 {
				out.WriteByte(' ')
			}
			out.WriteString(word)
		}
	}
	add(a.Number)
	for _, t := range a.Texts() {
		add(t.Value)
	}
	add(strings.Join(item.Tags, " "))
	add(item.Notes)
	return out.String()
}
