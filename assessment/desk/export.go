package desk

import (
	"slices"

	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/register"
)

// ExportOptions are what a person chooses for one export.
type ExportOptions struct {
	Lang    string          // of the record, and of the letter where none was chosen for it
	Kinds   []export.Kind   // empty for all that the assessment has
	Formats []export.Format // empty for PDF
	Folder  string
	Core    bool           // a record without its annexes
	NoData  bool           // a record without the assessment's data in it
	Letter  letter.Choices // over those that are kept; only what is filled in counts
}

// ExportRequest returns the request for the documents of what is filed under a key:
// with the version before, the practice's own sentences, what was chosen for the
// letter and what came back on it. It is the only one that makes such a request, so
// that every way out makes the same documents. What the request holds is a copy.
func (d *Desk) ExportRequest(key string, o ExportOptions) (export.Request, error) {
	l, err := d.lettersOf(key)
	if err != nil {
		return export.Request{}, err
	}
	a := l.assessment()
	r := export.Request{
		Assessment: a.Clone(), Sealed: l.item.Sealed, Previous: d.previous(a), Lang: o.Lang,
		Kinds: o.Kinds, Formats: o.Formats, Folder: o.Folder, Today: d.Today(), NoData: o.NoData, Core: o.Core,
	}
	if len(r.Kinds) == 0 {
		r.Kinds = export.Kinds(l.content, a, r.Today)
	}
	if !l.Exist() && !slices.Contains(r.Kinds, export.Letter) {
		return r, nil
	}
	return r, l.addTo(&r, o.Letter)
}

// addTo adds the letter and what came back on it: the record tells of both.
func (l Letters) addTo(r *export.Request, now letter.Choices) error {
	made, err := l.request(r.Lang, now)
	if err != nil {
		return err
	}
	ledger, err := l.Ledger()
	if err == nil && slices.Contains(r.Kinds, export.Letter) {
		ledger, err = l.handedOut(made) // the record tells of the letter beside it
	}
	r.Choices, r.Sentences, r.Consent = made.Choices, made.Sentences, &ledger
	return err
}

// Exported keeps what followed from an export, whatever is open by then: a decision
// that left the house stands, and what comes back on a letter is counted by its
// version.
func (d *Desk) Exported(key string, r export.Request, files []export.File) error {
	counts := func(f export.File) bool { return f.Kind != export.First } // a first answer is no decision that left
	if d.ReadOnly() || !slices.ContainsFunc(files, counts) {
		return nil
	}
	if _, there := d.Row(key); !there {
		return nil // deleted meanwhile
	}
	if err := d.MarkExported(key); err != nil {
		return err
	}
	if !slices.ContainsFunc(files, func(f export.File) bool { return f.Kind == export.Letter }) {
		return nil
	}
	return d.enterHandedOut(key, r)
}

func (d *Desk) enterHandedOut(key string, r export.Request) error {
	l, err := d.lettersOf(key)
	if err != nil {
		return err
	}
	before, err := l.Ledger()
	if err != nil {
		return err
	}
	texts, err := letter.Load(r.Assessment.Editions.Letter)
	if err != nil {
		return err
	}
	after, err := l.handedOut(letter.Request{Content: l.content, Assessment: &r.Assessment, Texts: texts, Choices: r.Choices, Sentences: r.Sentences, Today: r.Today})
	if err == nil && len(after.Letters) != len(before.Letters) {
		l.Enter(after)
	}
	return err
}

// Holding returns those of some keys whose decision holds today: it is taken, no
// later one has taken its place, and its last day is not over.
func (d *Desk) Holding(keys []string) (holding []string) {
	for _, key := range keys {
		row, there := d.Row(key)
		if there && !row.Draft() && !d.Superseded(key) && (row.Through == "" || !d.Today().After(row.Through)) {
			holding = append(holding, key)
		}
	}
	return holding
}

// EndsTakingBack counts those of some keys whose decision can be taken back until
// it is exported.
func (d *Desk) EndsTakingBack(keys []string) (n int) {
	for _, key := range keys {
		if row, there := d.Row(key); there && d.endsTakingBack(row) {
			n++
		}
	}
	return n
}

func (d *Desk) endsTakingBack(row register.Row) bool {
	return !row.Draft() && row.Exported == "" && !d.ReadOnly()
}
