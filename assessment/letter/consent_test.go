package letter_test

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
)

// TestConsentIsGivenOnScreenOnceDecided: a box and a place to sign, in this
// order; in a draft only on paper, which nobody should sign yet.
func TestConsentIsGivenOnScreenOnceDecided(t *testing.T) {
	fonts := fonts(t)
	care := []string{"agree", "rather-not", "rather-phone", "rather-visit", "signature-client"}
	consumer := []string{"agree", "rather-not", "rather-phone", "rather-visit", "rather-other", "signature-client"}
	for name, want := range map[string][]string{"care": care, "consumer": consumer, "business": nil} {
		a, err := exchange.Example(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, _ := build(t, a, "nl")
		var names []string
		for _, page := range document.Lay(doc, fonts).Pages {
			for _, item := range page.Fields {
				names = append(names, item.Shape.(document.Field).Name)
			}
		}
		if !slices.Equal(names, want) {
			t.Errorf("the letter of %s can be filled in at %q", name, names)
		}
	}
}
