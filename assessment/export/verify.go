package export

import (
	"bytes"
	"maps"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/pdf"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/words"
)

// How a record's pages could be held against its data.
const (
	PagesSame  = "same"  // all of them were made anew and compared in full
	PagesText  = "text"  // another program wrote them anew: compared by their texts
	PagesOther = "other" // another version of this program made them: not compared
	PagesOld   = "old"   // the record does not tell what they were made from: not compared
)

// Verification is what was found of a record.
type Verification struct {
	exchange.Opened
	Compared string              // one of the above
	Faults   []*assessment.Error // what is otherwise than it was exported
	Added    []*assessment.Error // what others added and does no harm
}

// Verify opens a record, makes its pages anew from what it carries, and compares. An
// error says why the data cannot be relied on, whatever the pages show; what could be
// read is returned with it.
func (e *Exporter) Verify(data []byte) (Verification, error) {
	o, err := exchange.OpenAssessment(data)
	v := Verification{Opened: o, Compared: PagesOld}
	if err == nil && !o.Record {
		err = &assessment.Error{Code: pdf.NotPDF}
	}
	if err != nil {
		return v, err
	}
	if o.Pages == nil {
		return v, pagesNotTold(o.Data)
	}
	return v, e.compare(&v, data)
}

// pagesNotTold is an error but for a record of a version that did not tell yet.
func pagesNotTold(data []byte) error {
	if bytes.Contains(data, []byte(firstForm)) {
		return nil
	}
	return &assessment.Error{Code: "pages-not-told"}
}

// firstForm stands in what 0.2.0 wrote.
const firstForm = `{"format":"` + exchange.Format + `","version":1,`

func (e *Exporter) compare(v *Verification, data []byte) error {
	j, err := e.again(v.Opened)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	written, err := e.pdf.Write(&out, j.papers[0].doc)
	if err != nil {
		return err
	}
	c, err := written.Compare(out.Bytes(), data)
	if err != nil {
		return err
	}
	v.Compared, v.Faults, v.Added = PagesSame, c.Faults, c.Added
	if c.Anew {
		v.Compared = PagesText
	}
	if len(c.Faults) > 0 && e.madeElsewhere(v.Pages, j) {
		v.Compared, v.Faults = PagesOther, nil
	}
	return nil
}

// madeElsewhere reports whether a record tells that a program made its pages which has
// another layout, or has the same data, words or fonts otherwise.
func (e *Exporter) madeElsewhere(p *exchange.Pages, j *job) bool {
	made, err := e.madeWith(p.Lang, j.request.Assessment.Editions)
	if err != nil || p.Layout != record.Layout {
		return true
	}
	sameNames := maps.EqualFunc(made, p.Made, func(string, string) bool { return true })
	return sameNames && !maps.Equal(made, p.Made)
}

// again prepares the record that was exported, from what it carries.
func (e *Exporter) again(o exchange.Opened) (*job, error) {
	previous, err := o.Pages.Before()
	if err != nil {
		return nil, err
	}
	j := &job{
		request: Request{Assessment: o.Assessment, Lang: o.Pages.Lang, Kinds: []Kind{Record}, Today: o.Pages.Day, Previous: previous},
		kinds:   []Kind{Record}, data: o.Data, seal: o.Seal, pages: o.Pages,
	}
	if j.content, err = assessment.Load(o.Assessment.Editions); err != nil {
		return nil, err
	}
	if j.words, err = once(&e.words, o.Pages.Lang, words.Load); err != nil {
		return nil, err
	}
	j.content = j.content.In(&o.Assessment)
	j.words = j.words.For(j.content.Kind(&o.Assessment))
	return j, j.build()
}
