package assessment

import (
	"maps"
	"slices"
	"strconv"
)

// TextField is one text that a person typed, with its path. Free text is prose,
// in which a personal number has no place; the others are names and numbers.
type TextField struct {
	Path  string
	Value string
	Free  bool
}

// Texts lists everything that was typed, in the order of the screens.
func (a *Assessment) Texts() []TextField {
	t := make(textList, 0, 64)
	t.practice(a.Practice)
	t.person("assessor", a.Assessor)
	t.person("secondReader", a.SecondReader)
	p := a.Program
	t.plain("program.name", p.Name, "program.version", p.Version, "program.plan", p.Plan, "program.maker", p.Maker,
		"program.privacyStatement", p.PrivacyStatement)
	t.free("program.makerKeeps", p.MakerKeeps, "program.makerKeepsFor", p.MakerKeepsFor, "use.alternativeOther", a.Use.AlternativeOther)
	for _, q := range slices.Sorted(maps.Keys(a.Answers)) {
		t.answer("answers."+q, a.Answers[q])
	}
	t.legal(a.Legal)
	for _, id := range slices.Sorted(maps.Keys(a.Checks)) {
		t.free("checks."+id+".note", a.Checks[id].Note)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Todos)) {
		t.free("todos."+id+".what", a.Todos[id].What, "todos."+id+".owner", a.Todos[id].Owner, "todos."+id+".accepted", a.Todos[id].Accepted)
	}
	for _, id := range slices.Sorted(maps.Keys(a.Safeguards)) {
		s := a.Safeguards[id]
		t.free("safeguards."+id+".owner", s.Owner, "safeguards."+id+".reason", s.Reason, "safeguards."+id+".notes", s.Notes)
	}
	e := a.Exception
	t.free("exception.reason", e.Reason, "exception.for", e.For, "exception.arranging", e.Arranging, "exception.newReason", e.NewReason,
		"insurer.answer", a.Insurer.Answer, "insurer.reason", a.Insurer.Reason)
	t.free("because", a.Because)
	for i, w := range a.Withdrawn {
		t.free("withdrawn."+strconv.Itoa(i)+".reason", w.Reason)
	}
	if d := a.Decision; d != nil {
		t.person("decision.by", d.By)
		t.free("decision.longerBecause", d.LongerBecause, "decision.reservation", d.Reservation)
	}
	return t
}

type textList []TextField

func (t *textList) plain(pairs ...string) { t.add(false, pairs) }
func (t *textList) free(pairs ...string)  { t.add(true, pairs) }

func (t *textList) add(free bool, pairs []string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			*t = append(*t, TextField{Path: pairs[i], Value: pairs[i+1], Free: free})
		}
	}
}

func (t *textList) person(path string, p Person) {
	t.plain(path+".name", p.Name, path+".function", p.Function)
}

func (t *textList) practice(p Practice) {
	t.plain("practice.name", p.Name, "practice.street", p.Street, "practice.postcode", p.Postcode, "practice.city", p.City)
	for _, id := range slices.Sorted(maps.Keys(p.Numbers)) {
		t.plain("practice.numbers."+id, p.Numbers[id])
	}
	t.plain("practice.contact", p.Contact, "practice.phone", p.Phone, "practice.callBack", p.CallBack,
		"practice.privacyStatement", p.PrivacyStatement, "practice.dpo", p.DPO, "practice.complaints", p.Complaints, "practice.fileKept", p.FileKept)
}

func (t *textList) legal(l Legal) {
	t.free("legal.agreementNote", l.AgreementNote, "legal.agreementSource", l.AgreementSource,
		"legal.agreementTerms.notice", l.Terms.Notice, "legal.agreementTerms.subProcessors", l.Terms.SubProcessors, "legal.agreementTerms.place", l.Terms.Place,
		"legal.agreementTerms.leakTerm", l.Terms.LeakTerm, "legal.agreementTerms.atEnd", l.Terms.AtEnd,
		"legal.officerAdvice", l.OfficerAdvice, "legal.transferBasis", l.TransferBasis, "legal.ownUseNote", l.OwnUseNote)
}

func (t *textList) answer(path string, a Answer) {
	for i, e := range a.Evidence {
		for _, f := range slices.Sorted(maps.Keys(e.Fields)) {
			isNumber := f == "number" // a certificate's number may look like a personal one
			t.add(!isNumber, []string{path + ".evidence." + strconv.Itoa(i) + ".fields." + f, e.Fields[f]})
		}
		for j, f := range e.Files {
			t.plain(path+".evidence."+strconv.Itoa(i)+".files."+strconv.Itoa(j)+".name", f.Name)
		}
	}
	t.free(path+".notes", a.Notes)
}
