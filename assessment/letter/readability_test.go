package letter_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"beeldbeltoets/assessment/document"
)

// TestReadingEase: every Dutch letter reaches Flesch-Douma 60, and no sentence
// is over 20 words.
func TestReadingEase(t *testing.T) {
	c, _ := load(t)
	for _, profile := range c.Profiles.Profiles {
		for name, vary := range variants(profile.ID == "nl") {
			a := consumer()
			a.Practice.Profile = profile.ID
			vary(&a)
			doc, _ := build(t, a, "nl")
			sentences := sentences(doc.Blocks)
			for _, s := range sentences {
				if n := len(wordsOf(s)); n > 20 {
					t.Errorf("%s, %s: %d words: %q", profile.ID, name, n, s)
				}
			}
			if score := fleschDouma(sentences); score < 60 {
				t.Errorf("%s, %s: Flesch-Douma is %.1f", profile.ID, name, score)
			}
		}
	}
}

func TestMeasure(t *testing.T) {
	for word, want := range map[string]int{
		"brief": 1, "beeldbellen": 3, "privacy": 3, "gegevens": 3, "uw": 1, "nieuwe": 2, "geüpdatet": 4, "idee": 2, "ruïne": 3, "bureau": 2, "computer": 3,
		"app": 1, "praktijk": 2, "zaai": 1, "wij": 1, "bewaren": 3,
	} {
		if got := syllables(word); got != want {
			t.Errorf("%s has %d syllables, not %d", word, got, want)
		}
	}
	easy := fleschDouma([]string{"Wij bellen u op.", "Dat mag u ook doen."})
	hard := fleschDouma([]string{"Verwerkersovereenkomsten onderscheiden verantwoordelijkheden betreffende gegevensverwerking overeenkomstig verordeningen."})
	if easy < 90 || hard > 0 {
		t.Errorf("easy text measures %.1f, hard text %.1f", easy, hard)
	}
}

// sentences splits the running text, the lists and the headings of a letter. A
// list item and a heading end a sentence.
func sentences(blocks []document.Block) []string {
	var all []string
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Paragraph:
			all = append(all, split(b.Text)...)
		case document.Heading:
			all = append(all, split(b.Text)...)
		case document.List:
			for _, item := range b.Items {
				all = append(all, split(item)...)
			}
		case document.Callout:
			all = append(all, sentences(b.Blocks)...)
		case document.Keep:
			all = append(all, sentences(b.Blocks)...)
		}
	}
	return all
}

var sentenceEnd = regexp.MustCompile(`[.?!](\s|$)`)

func split(text string) []string {
	var found []string
	for _, s := range sentenceEnd.Split(text, -1) {
		if len(wordsOf(s)) > 0 {
			found = append(found, s)
		}
	}
	return found
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '-' && r != '.' && r != '@' && r != '/'
	})
}

// fleschDouma is Douma's measure for Dutch: 206.84 less 0.77 times the syllables
// of a hundred words and 0.93 times the words of a sentence.
func fleschDouma(sentences []string) float64 {
	words, parts := 0, 0
	for _, s := range sentences {
		for _, w := range wordsOf(s) {
			words++
			parts += syllables(w)
		}
	}
	return 206.84 - 77*float64(parts)/float64(words) - 0.93*float64(words)/float64(len(sentences))
}

// vowels are the vowels of one Dutch syllable: the longest group first. A
// diaeresis begins a new one.
var vowels = regexp.MustCompile(`aai|ooi|oei|eeu|ieu|eau|uw|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|ou|au|ai|oi|[aeiouyäëïöüáéíóúàèêâôî]`)

// syllables counts the groups of vowels; a number or an address counts for one
// at least.
func syllables(word string) int {
	return max(1, len(vowels.FindAllString(strings.ToLower(word), -1)))
}
