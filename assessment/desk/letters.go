package desk

import (
	"cmp"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// practiceSentences is the id under which a practice's own sentences are kept.
const practiceSentences = "practice"

// Letters are the letters about one assessment: how they are made, and what came
// back on them.
type Letters struct {
	desk    *Desk
	item    *register.Item
	content *assessment.Content
}

// Letters returns the letters about the open assessment.
func (e *Editor) Letters() Letters { return Letters{e.desk, e.item, e.content} }

// lettersOf returns the letters about an item that is filed.
func (d *Desk) lettersOf(key string) (Letters, error) {
	if d.isOpen(key) {
		return d.editor.Letters(), nil
	}
	item, err := d.Item(key)
	if err != nil {
		return Letters{}, err
	}
	content, err := assessment.Load(item.Assessment.Editions)
	return Letters{d, &item, content}, err
}

func (l Letters) assessment() *assessment.Assessment { return &l.item.Assessment }

// Exist reports whether the assessment has a letter today.
func (l Letters) Exist() bool {
	return slices.Contains(export.Kinds(l.content, l.assessment(), l.desk.Today()), export.Letter)
}

// Request returns what the letter is made of: what was chosen for it and the
// practice's own sentences. It is in the language that was chosen for it, else in
// the one that is named.
func (l Letters) Request(lang string) (letter.Request, error) {
	return l.request(lang, letter.Choices{})
}

// request does so with choices that count this time, over those that are kept.
func (l Letters) request(lang string, now letter.Choices) (r letter.Request, err error) {
	a := l.assessment()
	r = letter.Request{Content: l.content, Assessment: a, Today: l.desk.Today()}
	if r.Texts, err = letter.Load(a.Editions.Letter); err != nil {
		return r, err
	}
	var kept letter.Choices
	if _, err = l.desk.Load(dossier.KindLetter, a.ID, &kept); err != nil {
		return r, err
	}
	if _, err = l.desk.Load(dossier.KindSentences, practiceSentences, &r.Sentences); err != nil {
		return r, err
	}
	if _, err := r.Texts.Complete(kept, a.Practice.Profile); err != nil { // chosen for another country
		kept = letter.Choices{Lang: kept.Lang}
	}
	kept.Lang = cmp.Or(kept.Lang, lang)
	kept.Confirmed = l.desk.confirmed[kept.Lang]
	r.Choices, err = r.Texts.Complete(over(kept, now), a.Practice.Profile)
	return r, err
}

// over returns choices with those that were made now in their place.
func over(kept, now letter.Choices) letter.Choices {
	if now.Who != "" && now.Who != kept.Who {
		kept.Who, kept.Tone = now.Who, "" // that of before was for somebody else
	}
	if now.Lang != "" && now.Lang != kept.Lang {
		kept.Lang, kept.Confirmed = now.Lang, false
	}
	kept.Tone, kept.Way = cmp.Or(now.Tone, kept.Tone), cmp.Or(now.Way, kept.Way)
	kept.Large = kept.Large || now.Large
	kept.OneParent = kept.OneParent || now.OneParent
	kept.Promise72 = kept.Promise72 || now.Promise72
	kept.Confirmed = kept.Confirmed || now.Confirmed
	return kept
}

// Choose keeps what was chosen for the letter. That a translation nobody reviewed
// goes out is asked anew each time the program runs.
func (l Letters) Choose(c letter.Choices) {
	l.desk.confirmed[c.Lang] = c.Confirmed
	l.desk.Put(dossier.KindLetter, l.assessment().ID, c)
}

// WriteSentences keeps the practice's own sentences.
func (d *Desk) WriteSentences(own letter.Sentences) {
	d.Put(dossier.KindSentences, practiceSentences, own)
}

// Ledger returns what came back on the letters.
func (l Letters) Ledger() (consent.Ledger, error) {
	var ledger consent.Ledger
	_, err := l.desk.Load(dossier.KindLedger, l.assessment().ID, &ledger)
	return ledger, err
}

// Enter keeps what came back on the letters.
func (l Letters) Enter(ledger consent.Ledger) {
	l.desk.Put(dossier.KindLedger, l.assessment().ID, ledger.Clone())
}

// Basis returns what a letter tells of the assessment now.
func (l Letters) Basis() consent.Basis {
	return consent.BasisOf(l.content, l.assessment(), l.desk.Today())
}

// handedOut returns the ledger with a letter in it that goes out now. A draft's
// letter is not to be signed, and so not counted.
func (l Letters) handedOut(r letter.Request) (consent.Ledger, error) {
	ledger, err := l.Ledger()
	if err != nil || l.assessment().Draft() {
		return ledger, err
	}
	warnings, err := letter.Warnings(r)
	if err != nil {
		return ledger, err
	}
	ledger.Hand(consent.Letter{
		Since: l.desk.Today(), Basis: l.Basis(), Edition: r.Texts.Version, Lang: r.Choices.Lang, Who: r.Choices.Who, Way: r.Choices.Way,
		Own: len(r.Sentences.Own) > 0, Removed: removed(warnings),
	})
	return ledger, nil
}

// removed are the required parts that a letter leaves out, as they are headed.
func removed(warnings []letter.Warning) (names []string) {
	for _, w := range warnings {
		if w.Key != "letter.warning.own-forbidden" {
			names = append(names, w.Name)
		}
	}
	return names
}
