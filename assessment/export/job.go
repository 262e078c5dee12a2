package export

import (
	"os"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/assessment/document"
	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/letter"
	"beeldbeltoets/assessment/office"
	"beeldbeltoets/assessment/record"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/assessment/words"
)

// job is a request with what it needs loaded.
type job struct {
	request Request
	content *assessment.Content
	words   *words.Catalogue
	letter  *letter.Texts
	kinds   []Kind
	papers  []paper         // each kind in each format
	data    []byte          // what the record carries; nil for nothing
	seal    string          // of that data, where it is of a decided version
	pages   *exchange.Pages // what else the record's pages are made from
}

// prepare loads what a request needs and refuses what cannot be made, before
// anything is written.
func (e *Exporter) prepare(r Request) (*job, error) {
	j := &job{request: r, kinds: r.Kinds}
	var err error
	if j.content, err = assessment.Load(r.Assessment.Editions); err != nil {
		return nil, err
	}
	if j.words, err = once(&e.words, r.Lang, words.Load); err != nil {
		return nil, err
	}
	j.content = j.content.In(&r.Assessment)
	j.words = j.words.For(j.content.Kind(&r.Assessment))
	if len(j.kinds) == 0 {
		j.kinds = Kinds(j.content, &r.Assessment, r.Today)
	}
	if slices.Contains(j.kinds, Letter) {
		if err = j.prepareLetter(e); err != nil {
			return nil, err
		}
	}
	if err := j.carry(); err != nil {
		return nil, err
	}
	if err := j.tell(e); err != nil {
		return nil, err
	}
	return j, j.build()
}

// tell gathers what the record's pages are made from beside the assessment.
func (j *job) tell(e *Exporter) (err error) {
	r := &j.request
	if !slices.Contains(j.kinds, Record) {
		return nil
	}
	j.pages = &exchange.Pages{Lang: j.words.Lang, Day: r.Today, Parts: exchange.Whole, Layout: record.Layout}
	if r.Core {
		j.pages.Parts = exchange.Core
	}
	if r.Consent != nil && !r.Consent.Empty() {
		sum := r.Consent.Sum(consent.BasisOf(j.content, &r.Assessment, r.Today), r.Today)
		j.pages.Consent = &sum.Counts
	}
	if j.data == nil {
		return nil
	}
	if r.Previous != nil {
		if j.pages.Previous, err = exchange.Write(*r.Previous); err != nil {
			return err
		}
	}
	j.pages.Made, err = e.madeWith(j.words.Lang, r.Assessment.Editions)
	return err
}

// prepareLetter reads the letter's texts and checks that what is chosen may leave
// the program. A letter to be talked through comes with its script.
func (j *job) prepareLetter(e *Exporter) (err error) {
	if j.letter, err = once(&e.letters, j.request.Assessment.Editions.Letter, letter.Load); err != nil {
		return err
	}
	choices := &j.request.Choices
	if choices.Lang == "" {
		choices.Lang = j.words.Lang
	}
	if choices.Way == letter.Aloud {
		j.kinds = append(slices.Clone(j.kinds), Script)
	}
	return j.letter.Cleared(*choices)
}

func checkFolder(folder string) error {
	info, err := os.Stat(folder)
	if err != nil {
		return wholefile.Coded(err, folder)
	}
	if !info.IsDir() {
		return &assessment.Error{Code: "no-folder", Params: map[string]string{"file": folder}}
	}
	return nil
}

// carry chooses the data that the record carries: the sealed bytes of a decided
// version, else what is filled in now.
func (j *job) carry() error {
	if j.request.NoData || !slices.Contains(j.kinds, Record) {
		return nil
	}
	draft := j.request.Assessment.Draft()
	j.data = j.request.Sealed
	if draft || j.data == nil {
		j.request.Assessment = j.content.Settle(j.request.Assessment, j.request.Today)
	}
	j.request.Assessment = exchange.Normalise(j.request.Assessment) // the pages show what the data say
	if draft || j.data == nil {
		data, err := exchange.Write(j.request.Assessment)
		if err != nil {
			return err
		}
		j.data = data
	}
	if !draft {
		j.seal = exchange.Seal(j.data)
	}
	return nil
}

// name is what a document of this assessment is called: the day it is made
// first, so that a folder sorts well, and for a letter in another language that
// language too.
func (j *job) name(kind Kind, format Format) string {
	program := FileName(j.request.Assessment.Program.Name)
	what := j.words.T("export.name." + string(kind))
	if kind == Record && j.request.Core {
		what = j.words.T("export.name.core")
	}
	if lang := j.request.Choices.Lang; kind == Letter && lang != j.words.Lang {
		what += " " + lang
	}
	if number := j.request.Number; number != "" {
		what += " " + FileName(number)
	}
	return string(j.request.Today) + " " + program + " - " + what + "." + string(format)
}

// build makes all documents, so that one that this assessment does not have is
// refused before another is written.
func (j *job) build() error {
	for _, kind := range j.kinds {
		doc, err := j.document(kind)
		if err != nil {
			return err
		}
		for _, format := range j.formats() {
			if kind == Letter || format != AsMail {
				j.papers = append(j.papers, paper{kind: kind, format: format, name: j.name(kind, format), doc: doc})
			}
		}
	}
	if len(j.papers) == 0 {
		return &assessment.Error{Code: "mail-without-letter"}
	}
	return j.cover()
}

// formats are those that are asked for, each once.
func (j *job) formats() []Format {
	if len(j.request.Formats) == 0 {
		return []Format{AsPDF}
	}
	var once []Format
	for _, f := range j.request.Formats {
		if !slices.Contains(once, f) {
			once = append(once, f)
		}
	}
	return once
}

// cover sets the words of a mail's drafts and the name of what goes with them.
func (j *job) cover() error {
	for i := range j.papers {
		p := &j.papers[i]
		if p.format != AsMail {
			continue
		}
		mail, err := letter.Cover(j.letterRequest())
		if err != nil {
			return err
		}
		p.cover = office.Mail{Subject: mail.Subject, Body: mail.Body}
		p.attached = j.name(p.kind, AsPDF)
	}
	return nil
}

func (j *job) letterRequest() letter.Request {
	r := &j.request
	return letter.Request{Content: j.content, Assessment: &r.Assessment, Texts: j.letter, Choices: r.Choices, Sentences: r.Sentences, Today: r.Today}
}

// document builds one document. Only a record ever carries data.
func (j *job) document(kind Kind) (*document.Document, error) {
	a, today := &j.request.Assessment, j.request.Today
	switch kind {
	case First:
		if !a.Draft() {
			return nil, &assessment.Error{Code: "first-answer-decided"}
		}
		return record.First(j.content, a, j.words, today), nil
	case Letter:
		return letter.Build(j.letterRequest())
	case Script:
		return letter.Script(j.letterRequest())
	}
	description := j.words.T("export.attachment")
	if j.seal != "" {
		description = j.words.T("export.attachment.sealed", "seal", j.seal)
	}
	doc := record.Build(j.content, a, j.words, record.Options{Today: today, Seal: j.seal, Previous: j.request.Previous, Consent: j.pages.Consent, Core: j.pages.Parts == exchange.Core})
	if j.data == nil {
		return doc, nil
	}
	pages, err := exchange.WritePages(*j.pages)
	doc.Attachments = []document.Attachment{
		{Name: exchange.AssessmentName, Description: description, MIME: jsonType, Content: j.data},
		{Name: exchange.PagesName, Description: j.words.T("export.attachment.pages"), MIME: jsonType, Content: pages},
	}
	return doc, err
}

const jsonType = "application/json"
