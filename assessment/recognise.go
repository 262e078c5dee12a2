package assessment

import (
	"slices"
	"strings"
	"unicode"
)

// Recognise finds the family that the name of a program tells of, by whole words:
// of several the one with the longest name, so that Webex Teams is no Microsoft
// Teams. Space, hyphen and apostrophe within a name do not matter.
func (s *Statements) Recognise(name string) (Family, bool) {
	typed := wordsOf(name)
	var found Family
	longest := 0
	for _, f := range s.Families {
		if n := f.named(typed, s.Passing); n > longest {
			found, longest = f, n
		}
	}
	return found, longest > 0
}

// named returns how many letters of what was typed name the family; zero for none.
// Passing are words that say nothing about which program it is.
func (f Family) named(typed, passing []string) int {
	longest := 0
	for _, n := range f.Names {
		if n := joined(n); len(n) > longest && contains(typed, n) {
			longest = len(n)
		}
	}
	bare := strings.Join(slices.DeleteFunc(slices.Clone(typed), func(w string) bool {
		return slices.Contains(passing, w) || strings.IndexFunc(w, unicode.IsLetter) < 0
	}), "")
	if slices.ContainsFunc(f.Alone, func(n string) bool { return joined(n) == bare }) {
		longest = max(longest, len(bare))
	}
	return longest
}

// contains reports whether some words in a row, written as one, are the name.
func contains(words []string, name string) bool {
	for from := range words {
		run := ""
		for _, w := range words[from:] {
			if run += w; run == name {
				return true
			}
			if len(run) >= len(name) {
				break
			}
		}
	}
	return false
}

// wordsOf splits a name at what is neither a letter nor a digit. An apostrophe parts
// no word.
func wordsOf(name string) []string {
	name = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(name))
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func joined(name string) string { return strings.Join(wordsOf(name), "") }
