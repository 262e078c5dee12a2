package letter_test

import (
	"slices"
	"strings"
	"testing"

	"beeldbeltoets/assessment/letter"
)

// piece finds a piece of a letter by its id.
func piece(t *testing.T, r letter.Request, id string) letter.Piece {
	t.Helper()
	pieces, err := letter.Pieces(r)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(pieces, func(p letter.Piece) bool { return p.ID == id })
	if i < 0 {
		t.Fatalf("no piece %s", id)
	}
	return pieces[i]
}

func change(t *testing.T, r letter.Request, id, text string) letter.Request {
	t.Helper()
	changed, err := letter.Change(r, id, text)
	if err != nil {
		t.Fatal(err)
	}
	r.Sentences = changed
	return r
}

// TestOwnSentence: a text of the practice's own stands in its place, for another
// program too, and ours comes back.
func TestOwnSentence(t *testing.T) {
	r := request(t, consumer(), letter.Choices{Tone: letter.Formal})
	before := piece(t, r, "exception/until")
	if before.IsOwn || !strings.Contains(before.Text, "Zoem") || before.Text != before.Ours || !before.Required {
		t.Errorf("%+v", before)
	}
	changed := change(t, r, "exception/until", "Wij bellen met Zoem tot en met 22 februari 2027, en zoeken iets beters.")
	doc, text := said(t, letter.Build, changed)
	if !contains(text, "met Zoem tot en met 22 februari 2027, en zoeken") || contains(text, "niet helemaal veilig") || !contains(doc.Foot.Left, "eigen zinnen") {
		t.Error(text)
	}
	after := piece(t, changed, "exception/until")
	if !after.IsOwn || after.Ours != before.Ours || after.Text == after.Ours {
		t.Errorf("%+v", after)
	}
	own := changed.Sentences.Own[after.Key]
	if !strings.Contains(own.Text, "{program}") || !strings.Contains(own.Text, "{until}") || strings.Contains(own.Text, "Zoem") {
		t.Errorf("it is for this program alone: %q", own.Text)
	}
	other := consumer()
	other.Program.Name = "Belbaar"
	other.Decision = nil
	elsewhere := changed
	elsewhere.Assessment = &other
	if _, text := said(t, letter.Build, elsewhere); !contains(text, "Wij bellen met Belbaar tot en met") {
		t.Error("another program's letter has another text")
	}
	if informal := changed; true {
		informal.Choices.Tone = letter.Informal
		if _, text := said(t, letter.Build, informal); contains(text, "zoeken iets beters") {
			t.Error("a formal text stands in an informal letter")
		}
	}
	if back := change(t, changed, "exception/until", before.Ours); len(back.Sentences.Own) > 0 {
		t.Error("ours, typed again, is kept as own")
	}
	restored := changed
	restored.Sentences = changed.Sentences.Restore("exception/until", after.Key)
	if _, text := said(t, letter.Build, restored); !contains(text, "niet helemaal veilig") || len(r.Sentences.Own) > 0 {
		t.Error("ours did not come back, or what was there before changed")
	}
}

// TestLeftOut: a part or a line is left out of every letter, and what is required
// is warned of.
func TestLeftOut(t *testing.T) {
	r := request(t, consumer(), letter.Choices{Tone: letter.Formal})
	if w := warnings(t, r); len(w) != 0 {
		t.Errorf("our own letter is warned of: %+v", w)
	}
	r.Sentences = r.Sentences.Leave("you").Leave("risks")
	r = change(t, r, "choice/goes-on", " ")
	_, text := said(t, letter.Build, r)
	for _, gone := range []string{"Wat kunt u zelf doen?", "Wat zijn de risico’s?", "Onze hulp gaat gewoon door"} {
		if contains(text, gone) {
			t.Errorf("it still says %q", gone)
		}
	}
	w := warnings(t, r)
	if len(w) != 2 || w[0].Key != "letter.warning.line-removed" || w[0].Name != "U hoeft niet mee te doen" || !strings.HasPrefix(w[0].Text, "Onze hulp") ||
		w[1].Key != "letter.warning.part-removed" || w[1].Name != "Wat zijn de risico’s?" {
		t.Errorf("%+v", w)
	}
	for _, one := range w {
		if !catalogue(t, "nl").Has(one.Key) {
			t.Errorf("no sentence for %s", one.Key)
		}
	}
	if p := piece(t, r, "risks/metadata"); !p.Removed || p.Text != "" || p.Ours == "" {
		t.Errorf("%+v", p)
	}
	r.Sentences = r.Sentences.Restore("risks", "").Restore("you", "").Restore("choice/goes-on", "")
	if w := warnings(t, r); len(w) != 0 {
		t.Errorf("what came back is warned of: %+v", w)
	}
}

func warnings(t *testing.T, r letter.Request) []letter.Warning {
	t.Helper()
	w, err := letter.Warnings(r)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestForbiddenWords: an own text that says what no letter says is warned of.
func TestForbiddenWords(t *testing.T) {
	r := change(t, request(t, consumer(), letter.Choices{Tone: letter.Formal}), "you/quiet", "Beeldbellen is Op Eigen Risico.")
	if w := warnings(t, r); len(w) != 1 || w[0].Key != "letter.warning.own-forbidden" || w[0].Text != "op eigen risico" {
		t.Errorf("%+v", w)
	}
}

// TestOutdated: a text of ours that was written anew since shows beside the own one.
func TestOutdated(t *testing.T) {
	r := change(t, request(t, consumer(), letter.Choices{Tone: letter.Formal}), "call/stop", "U mag stoppen.")
	key := piece(t, r, "call/stop").Key
	if moved, err := r.Texts.Outdated(r.Sentences); err != nil || len(moved) > 0 {
		t.Errorf("%+v, %v", moved, err)
	}
	r.Sentences.Own[key] = letter.Own{Ours: "U kunt stoppen.", Text: "U mag stoppen."}
	r.Sentences.Own["nl/formal/gone/line"] = letter.Own{Ours: "Weg.", Text: "Nog hier."}
	moved, err := r.Texts.Outdated(r.Sentences)
	want := []letter.Moved{{Key: key, Then: "U kunt stoppen.", Now: "U mag altijd stoppen.", Own: "U mag stoppen."}, {Key: "nl/formal/gone/line", Then: "Weg.", Own: "Nog hier."}}
	if err != nil || !slices.Equal(moved, want) {
		t.Errorf("%+v, %v", moved, err)
	}
}

// TestOwnSentenceBesideATranslation: a translation of ours would say something
// else than the practice's Dutch.
func TestOwnSentenceBesideATranslation(t *testing.T) {
	r := change(t, request(t, consumer(), letter.Choices{Tone: letter.Formal}), "call/stop", "U mag stoppen.")
	r.Choices.Lang = "de"
	if _, text := said(t, letter.Build, r); contains(text, "jederzeit aufhören") || !contains(text, "nur auf Niederländisch") || !contains(text, "U mag stoppen.") {
		t.Error(text)
	}
}

// TestOwnPromise: a promise can be worded anew, and is kept where it is in place.
func TestOwnPromise(t *testing.T) {
	r := change(t, request(t, consumer(), letter.Choices{Tone: letter.Formal}), "we/minimise", "Wij houden het kort.")
	if _, text := said(t, letter.Build, r); !contains(text, "Wij houden het kort.") || contains(text, "alleen wat nodig is") {
		t.Error(text)
	}
	bare := consumer()
	bare.Safeguards = nil
	r.Assessment = &bare
	if _, text := said(t, letter.Build, r); contains(text, "Wij houden het kort.") {
		t.Error("it promises what is not in place")
	}
}
