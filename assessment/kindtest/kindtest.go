// Package kindtest finds for tests, in what is shown to one kind of provider, what is
// another's: sentences marked for it or its country, and words that are its own.
package kindtest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assets"
)

var (
	inData = regexp.MustCompile(`"(?:nl|en)@([\w-]+)" = "([^"]*)"`)
	hole   = regexp.MustCompile(`\{[\w.-]+\}`)
)

// shortest is how long a marked sentence is at least to tell anything.
const shortest = 13

// Marked returns the sentences that are marked for one kind of provider or one country,
// by mark.
func Marked() (map[string][]string, error) {
	all := map[string][]string{}
	for _, kind := range []string{"words/*/*.json", "questions/*.toml", "packs/*.toml", "statements/*.toml", "profiles/*.toml"} {
		files, err := fs.Glob(assets.FS, kind)
		if err != nil {
			return nil, err
		}
		for _, name := range files {
			data, err := fs.ReadFile(assets.FS, name)
			if err == nil && strings.HasSuffix(name, ".json") {
				err = markedWords(all, data)
			}
			if err != nil {
				return nil, err
			}
			for _, m := range inData.FindAllStringSubmatch(string(data), -1) {
				all[m[1]] = append(all[m[1]], m[2])
			}
		}
	}
	return all, nil
}

// markedWords adds those of one file of a catalogue.
func markedWords(all map[string][]string, data []byte) error {
	var sentences map[string]string
	if err := json.Unmarshal(data, &sentences); err != nil {
		return err
	}
	for key, sentence := range sentences {
		if _, tag, is := strings.Cut(key, "@"); is {
			all[tag] = append(all[tag], hole.Split(sentence, -1)...)
		}
	}
	return nil
}

// Foreign lists what a text that a kind of provider reads has of another's. What the
// practice typed and the titles of sources are taken out first, with [WithoutTyped].
func Foreign(c *assessment.Content, kind assessment.Profile, lang, said string) ([]string, error) {
	all, err := Marked()
	if err != nil {
		return nil, err
	}
	var own []string
	for _, tag := range kind.Tags() {
		own = append(own, all[tag]...)
	}
	mine := strings.Join(own, "\n")
	var found []string
	for tag, sentences := range all {
		for _, s := range sentences {
			if !slices.Contains(kind.Tags(), tag) && len(s) >= shortest && strings.Contains(said, s) && !strings.Contains(mine, s) {
				found = append(found, fmt.Sprintf("it says what is marked %s: %q", tag, s))
			}
		}
	}
	return append(found, WordsOfOthers(c.Profiles, kind, lang, said)...), nil
}

// WithoutTyped returns a text without what is typed in an assessment and without the
// titles of sources, which are quotations.
func WithoutTyped(c *assessment.Content, a *assessment.Assessment, lang, said string) string {
	var others []string
	for _, sources := range [][]assessment.Source{c.Questions.Sources, c.Packs.Sources, c.Statements.Sources, c.Profiles.Sources} {
		for _, s := range sources {
			others = append(others, s.Name.In(lang), s.Page)
		}
	}
	for _, typed := range a.Texts() { // behind the titles, of which it may be a part
		others = append(others, typed.Value)
	}
	for _, other := range others {
		if len(other) > 3 {
			said = strings.ReplaceAll(said, other, "·")
		}
	}
	return said
}

// WordsOfOthers lists the places where a text has a word that is some other kind of
// provider's own. What holds such a word and is this kind's, or stays as it is, is none.
func WordsOfOthers(p *assessment.Profiles, kind assessment.Profile, lang, said string) (found []string) {
	mine := slices.Concat(p.Usual[lang].Kept, kind.Own[lang])
	slices.SortFunc(mine, func(a, b string) int { return len(b) - len(a) })
	for _, word := range mine {
		said = regexp.MustCompile(`(?i)`+regexp.QuoteMeta(word)).ReplaceAllString(said, "·")
	}
	for _, other := range p.Profiles {
		for _, word := range other.Own[lang] {
			at := regexp.MustCompile(`(?i)(?:^|[^\pL\pN])` + regexp.QuoteMeta(word)).FindStringIndex(said)
			if at != nil && !slices.Contains(mine, word) {
				around := said[max(0, at[0]-60):min(len(said), at[1]+40)]
				found = append(found, fmt.Sprintf("%q is a word of %s: …%s…", word, other.ID, strings.ReplaceAll(around, "\n", " ")))
			}
		}
	}
	return found
}
