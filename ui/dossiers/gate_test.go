package dossiers_test

import (
	"slices"
	"testing"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/ui/uitest/whole"
)

// TestGateOffersWhatHelps: no second try of what cannot go better, no list that a
// file is not on, and always a way out.
func TestGateOffersWhatHelps(t *testing.T) {
	r := whole.New(t, "nl")
	const path = "/home/praktijk/Documenten/Mijn dossier.toets"
	stop := func(code string) {
		r.Stop(path, &assessment.Error{Code: code, Params: map[string]string{"file": path, "version": "9", "known": "2"}}, false)
	}
	for code, want := range map[string][]string{
		"newer-version": {"Ander dossier", "Naar het begin"},
		"not-a-dossier": {"Ander dossier", "Naar het begin"},
		"file-damaged":  {"Opnieuw proberen", "Ander dossier", "Naar het begin"},
	} {
		stop(code)
		words := r.Buttons()
		if !slices.Equal(words, want) {
			t.Errorf("%s offers %q", code, words)
		}
	}
	stop("file-damaged")
	r.Says("Op deze computer staat geen dagelijkse kopie")
	r.Keep(func(s *dossier.Settings) { s.Recent = append(s.Recent, path) })
	stop("file-damaged")
	r.Says("Van de lijst halen")
}
