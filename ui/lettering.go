package ui

import (
	"cmp"
	"encoding/json"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/dossier"
	"beeldbeltoets/assessment/letter"
)

// ownSentences is under which id a practice's own sentences are kept.
const ownSentences = "practice"

// other reads what the dossier keeps beside assessments, as it was changed last.
func (s *session) other(kind, id string, into any) error {
	for _, o := range s.waiting.Others {
		if o.Kind == kind && o.ID == id {
			data, err := json.Marshal(o.Value)
			if err != nil {
				return err
			}
			return json.Unmarshal(data, into)
		}
	}
	if s.store == nil {
		return nil
	}
	_, err := s.store.Load(kind, id, into)
	return err
}

// letterRequest is the letter of the open assessment, with what was chosen for it
// and the practice's own sentences. It is in the language that was chosen for it,
// else in the one that is named.
func (s *session) letterRequest(lang string) (letter.Request, error) {
	r := letter.Request{Content: s.content, Assessment: s.a(), Today: s.today()}
	var err error
	if r.Texts, err = letter.Load(s.a().Editions.Letter); err != nil {
		return r, err
	}
	if err := s.other(dossier.KindLetter, s.a().ID, &r.Choices); err != nil {
		return r, err
	}
	if err := s.other(dossier.KindSentences, ownSentences, &r.Sentences); err != nil {
		return r, err
	}
	r.Choices.Lang = cmp.Or(r.Choices.Lang, lang)
	r.Choices.Confirmed = s.confirmed[r.Choices.Lang]
	complete, err := r.Texts.Complete(r.Choices, s.a().Practice.Profile)
	if err != nil { // chosen for another country
		complete, err = r.Texts.Complete(letter.Choices{Lang: r.Choices.Lang, Confirmed: r.Choices.Confirmed}, s.a().Practice.Profile)
	}
	r.Choices = complete
	return r, err
}

// choose keeps what was chosen for the letter of the open assessment. That a
// translation nobody reviewed goes out is asked anew each time the program runs.
func (s *session) choose(c letter.Choices) {
	if s.confirmed == nil {
		s.confirmed = map[string]bool{}
	}
	s.confirmed[c.Lang] = c.Confirmed
	s.putOther(dossier.KindLetter, s.a().ID, c)
}

// write keeps the practice's own sentences.
func (s *session) write(own letter.Sentences) {
	s.putOther(dossier.KindSentences, ownSentences, own)
}

// ledger is what came back on the letters of the open assessment.
func (s *session) ledger() (consent.Ledger, error) {
	var l consent.Ledger
	err := s.other(dossier.KindLedger, s.a().ID, &l)
	return l, err
}

func (s *session) enter(l consent.Ledger) { s.putOther(dossier.KindLedger, s.a().ID, l.Clone()) }

// basis is what a letter about the open assessment tells now.
func (s *session) basis() consent.Basis { return consent.BasisOf(s.content, s.a(), s.today()) }

// handedOut notes that the letter went out as it is now: what comes back is
// counted by its version.
func (s *session) handedOut(key, lang string) error {
	if !s.opened() || s.item().Key() != key || s.readOnly {
		return nil
	}
	before, err := s.ledger()
	if err != nil {
		return err
	}
	l, err := s.ledgerWith(lang)
	if err == nil && len(l.Letters) != len(before.Letters) {
		s.enter(l)
	}
	return err
}

// ledgerWith is the ledger with the letter as it goes out now. A draft's letter is
// not to be signed, and so not counted.
func (s *session) ledgerWith(lang string) (consent.Ledger, error) {
	l, err := s.ledger()
	if err != nil || s.a().Draft() {
		return l, err
	}
	r, err := s.letterRequest(lang)
	if err != nil {
		return l, err
	}
	warnings, err := letter.Warnings(r)
	if err != nil {
		return l, err
	}
	l.Hand(consent.Letter{
		Since: s.today(), Basis: s.basis(), Edition: r.Texts.Version, Lang: r.Choices.Lang, Who: r.Choices.Who, Way: r.Choices.Way,
		Own: len(r.Sentences.Own) > 0, Removed: removed(warnings),
	})
	return l, nil
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

// hasLetter tells whether the open assessment has a letter now.
func (s *session) hasLetter() bool {
	return s.opened() && s.a().HasLetter() && s.outcome.Outcome != assessment.Incomplete
}
