package export

import (
	"strings"
	"testing"

	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/words"
)

// layOf lays out the record of a request.
func layOf(t *testing.T, r Request) *document.Layout {
	t.Helper()
	e := exporter(t)
	r.Kinds = []Kind{Record}
	j, err := e.prepare(r)
	if err != nil {
		t.Fatal(err)
	}
	return document.Lay(j.papers[0].doc, e.fonts)
}

// TestTheCoreHasFourPages: with the decision and the places to sign on the first, and
// where it is exported alone too, which it then says.
func TestTheCoreHasFourPages(t *testing.T) {
	const most = 4
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		for _, lang := range words.Languages {
			r := request(t, name)
			r.Lang = lang
			l := layOf(t, r)
			if a := l.Anchors["A"]; a.Page > most || a.Page == 0 {
				t.Errorf("%s %s: annex A begins on page %d", name, lang, a.Page+1)
			}
			if d := l.Anchors["decision"]; d.Page != 0 {
				t.Errorf("%s %s: the decision stands on page %d", name, lang, d.Page+1)
			}
			w, err := words.Load(lang)
			if err != nil {
				t.Fatal(err)
			}
			if !r.Assessment.Draft() && !strings.Contains(textOn(l.Pages[0]), w.T("record.sign.signature")) {
				t.Errorf("%s %s: nobody signs on the first page", name, lang)
			}
			r.Core = true
			core := layOf(t, r)
			if len(core.Pages) > most {
				t.Errorf("%s %s: the core alone has %d pages", name, lang, len(core.Pages))
			}
			if says := textOn(core.Pages[0]) + textOn(core.Pages[1]); !strings.Contains(says, words40(w.T("record.annexes.elsewhere"))) {
				t.Errorf("%s %s: the core does not say that it is one", name, lang)
			}
			for _, page := range core.Pages {
				for _, item := range page.Links {
					if link := item.Shape.(document.Link); link.Address == "" {
						t.Errorf("%s %s: %s leads nowhere", name, lang, link.Tip)
					}
				}
			}
		}
	}
}

// words40 is the beginning of a sentence, which stands on one line.
func words40(text string) string { return text[:min(len(text), 40)] }

func textOn(page document.Page) string {
	var b strings.Builder
	for _, item := range page.Items {
		if t, is := item.Shape.(document.Text); is {
			b.WriteString(t.Text + " ")
		}
	}
	return b.String()
}

// TestEachReferenceLeadsSomewhere: from the core to the annexes and back; each address
// is a link.
func TestEachReferenceLeadsSomewhere(t *testing.T) {
	names, err := exchange.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		l := layOf(t, request(t, name))
		forth, back, web := 0, 0, 0
		for i, page := range l.Pages {
			for _, item := range page.Links {
				link := item.Shape.(document.Link)
				to, there := l.Anchors[link.Anchor]
				switch {
				case link.Address != "":
					web++
				case !there:
					t.Errorf("%s: %q on page %d leads nowhere", name, link.Tip, i+1)
				case to.Page > i:
					forth++
				case to.Page < i:
					back++
				}
			}
			if shown := strings.Count(textOn(page), "https://"); shown > 0 && len(page.Links) == 0 {
				t.Errorf("%s: an address on page %d is no link", name, i+1)
			}
		}
		if forth < 6 || back < 6 || web < 5 {
			t.Errorf("%s: %d lead to the annexes, %d back, %d to the web", name, forth, back, web)
		}
	}
}
