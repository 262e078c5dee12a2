package ui

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/consent"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// consentScreen counts what came back on the letters of an assessment, and says
// who must be asked again.
type consentScreen struct {
	w      *Window
	ledger consent.Ledger
	entry  consent.Entry
	count  string
	client consent.Client
	month  string
	turns  string
	fields map[string]parts.Field // by path, to show an error at
}

func (w *Window) consentScreen() shell.Page { return &consentScreen{w: w} }

func (s *consentScreen) Content() fyne.CanvasObject {
	w := s.w
	heading := w.heading("letter.eyebrow", "consents.title", "consents.intro")
	var err error
	if s.ledger, err = w.desk.Editor().Letters().Ledger(); err != nil {
		return w.page(heading, advice(parts.Bad, parts.SignNo, "", w.words.Error(err)), w.returns())
	}
	s.fields = map[string]parts.Field{}
	if s.ledger.Empty() {
		return w.page(heading, advice(parts.Open, parts.SignImportant, "", w.t("consents.none")),
			parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("consents.letter"), func() { w.show(stepLetter) })), w.returns())
	}
	sum := s.ledger.Sum(w.desk.Editor().Letters().Basis(), w.desk.Today())
	rows := []fyne.CanvasObject{heading, s.standing(sum)}
	if !w.desk.ReadOnly() {
		rows = append(rows, s.adding())
	}
	rows = append(rows, s.entries(), s.numbers(sum), parts.NewText(parts.Help, w.t("consents.proof")))
	return w.page(append(rows, parts.Line(parts.Gap,
		parts.NewButton(parts.Plain, w.t("consents.letter"), func() { w.show(stepLetter) }), parts.NewButton(parts.Quiet, w.t("back"), func() { w.show(w.from) })))...)
}

// standing is where things stand: each version of the letter with what came back.
func (s *consentScreen) standing(sum consent.Summary) fyne.CanvasObject {
	w := s.w
	var rows []fyne.CanvasObject
	if sum.Standing == 0 {
		rows = append(rows, advice(parts.Open, parts.SignImportant, "", w.t("consents.nobody")))
	}
	for _, l := range sum.Letters {
		title := w.t("record.consent.version", "number", itoa(l.Letter.Number), "date", w.words.Date(l.Letter.Since))
		text := w.t("consents.sums", "agreed", itoa(l.Agreed), "standing", itoa(l.Standing), "refused", itoa(l.Refused), "withdrawn", itoa(l.Withdrawn))
		tone, sign, detail := parts.Good, parts.SignYes, w.t("record.consent.holds")
		if len(l.Changed) > 0 {
			var reasons []string
			for _, reason := range l.Changed {
				reasons = append(reasons, w.t("consent.changed."+reason))
			}
			tone, sign, detail = parts.Caution, parts.SignImportant, w.t("consents.again", "reasons", w.words.Join(reasons))
		}
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, title), parts.NewText(parts.Body, text), advice(tone, sign, "", detail))))
	}
	return parts.Rows(parts.Gap, rows...)
}

// adding asks what came back, for one client or for several at once.
func (s *consentScreen) adding() fyne.CanvasObject {
	w := s.w
	latest, _ := s.ledger.Latest()
	s.entry = consent.Entry{On: w.desk.Today(), Kind: consent.Agreed, Letter: latest.Number, Way: latest.Way, Who: consent.ByClient}
	s.count = "1"
	kind := parts.NewChoice(w.t("consents.kind"), "", w.options("consents.kind.", consent.Kinds...), func(id string) { s.entry.Kind = id })
	kind.Set(s.entry.Kind)
	number := s.put("count", w.looseLine(w.t("consents.count"), &s.count))
	on := s.put("on", w.looseDate(w.t("consents.on"), (*string)(&s.entry.On)))
	rows := []fyne.CanvasObject{w.section("consents.add.title", "consents.add.help"), kind}
	if len(s.ledger.Letters) > 1 {
		rows = append(rows, s.versions())
	}
	rows = append(rows, s.ways(), s.whos(), parts.Grid(2, number, on))
	if s.ledger.Numbers != "" {
		rows = append(rows, s.number())
	}
	return parts.NewCard(parts.Rows(parts.GapWide, append(rows, parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.t("consents.add"), s.add)))...))
}

func (s *consentScreen) put(path string, field parts.Field) fyne.CanvasObject {
	s.fields["consent."+path] = field
	return field
}

func (s *consentScreen) versions() fyne.CanvasObject {
	w := s.w
	var options []parts.Option
	for _, l := range s.ledger.Letters {
		options = append(options, parts.Option{ID: itoa(l.Number), Text: w.t("record.consent.version", "number", itoa(l.Number), "date", w.words.Date(l.Since))})
	}
	field := parts.NewSelectField(w.t("consents.version"), "", "", options, func(id string) { s.entry.Letter, _ = strconv.Atoi(id) })
	field.Set(itoa(s.entry.Letter))
	return s.put("letter", field)
}

func (s *consentScreen) ways() fyne.CanvasObject {
	choice := parts.NewChoice(s.w.t("consents.way"), "", s.w.options("consent.way.", consent.Ways...), func(id string) { s.entry.Way = id })
	choice.Set(s.entry.Way)
	return choice
}

func (s *consentScreen) whos() fyne.CanvasObject {
	choice := parts.NewChoice(s.w.t("consents.who"), "", s.w.options("consent.who.", consent.Whos...), func(id string) { s.entry.Who = id })
	choice.Set(s.entry.Who)
	return choice
}

// number asks for a client number of the practice's own, which may stay empty.
func (s *consentScreen) number() fyne.CanvasObject {
	w := s.w
	s.client, s.month, s.turns = consent.Client{}, "", ""
	return parts.Rows(parts.Gap, parts.NewText(parts.Help, w.t("consents.number.help")),
		s.put("number", w.looseLine(w.t("consents.number"), &s.client.Number)),
		parts.Grid(2, s.put("turns", w.looseLine(w.t("consents.turns"), &s.turns)), s.put("in", w.looseLine(w.t("consents.month"), &s.month))))
}

// add counts it, or keeps it under the number of the client.
func (s *consentScreen) add() {
	w := s.w
	for _, f := range s.fields {
		f.SetError("")
	}
	l, err := w.desk.Editor().Letters().Ledger()
	if err != nil {
		w.tell(err)
		return
	}
	e, of := s.entry, s.client
	e.Count, _ = strconv.Atoi(strings.TrimSpace(s.count)) // no number is refused as none
	of.Turns, _ = strconv.Atoi(strings.TrimSpace(s.turns))
	of.In = consent.ParseMonth(s.month)
	err = l.Enter(e, of, w.desk.Today())
	if err != nil {
		s.fail(err)
		return
	}
	w.desk.Editor().Letters().Enter(l)
	w.reshow("")
}

func (s *consentScreen) fail(err error) {
	w := s.w
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		if field, there := s.fields[e.Path]; there {
			w.refuse(field, w.words.Error(err))
			return
		}
	}
	w.tell(err)
}

// entries lists what was counted, to take a mistake out.
func (s *consentScreen) entries() fyne.CanvasObject {
	w := s.w
	if len(s.ledger.Entries) == 0 {
		return parts.Rows(0)
	}
	rows := []fyne.CanvasObject{w.section("consents.entries", "")}
	for _, e := range s.ledger.Entries {
		how := ""
		if e.Way != "" {
			how = w.t("consents.entry.how", "way", w.t("consent.way."+e.Way), "who", w.t("consent.who."+e.Who))
		}
		text := w.t("consents.entry", "date", w.words.Date(e.On), "count", itoa(e.Count), "kind", w.t("consents.kind."+e.Kind), "letter", itoa(e.Letter)) + how
		rows = append(rows, parts.Ends(parts.Gap, parts.NewText(parts.Body, text), s.taking(e)))
	}
	return parts.Rows(parts.GapSmall, rows...)
}

func (s *consentScreen) taking(e consent.Entry) fyne.CanvasObject {
	w := s.w
	remove := parts.NewButton(parts.Quiet, w.t("consents.remove"), func() {
		l, err := w.desk.Editor().Letters().Ledger()
		if at := slices.Index(l.Entries, e); err == nil && at >= 0 {
			err = l.Remove(at)
		}
		if err != nil {
			w.tell(err)
			return
		}
		w.desk.Editor().Letters().Enter(l)
		w.reshow("")
	})
	if w.desk.ReadOnly() {
		remove.Disable()
	}
	return remove
}

// numbers switches on, knowingly, that the practice keeps client numbers of its
// own; then it lists them, and first who must be asked again.
func (s *consentScreen) numbers(sum consent.Summary) fyne.CanvasObject {
	w := s.w
	if s.ledger.Numbers == "" {
		on := parts.NewButton(parts.Plain, w.t("consents.numbers.on"), func() {
			w.confirm(w.t("consents.numbers.sure"), w.t("consents.numbers.on"), func() { s.change(func(l *consent.Ledger) { l.KeepNumbers(w.desk.Today()) }) })
		})
		if w.desk.ReadOnly() {
			on.Disable()
		}
		return parts.Rows(parts.Gap, w.section("consents.numbers", "consents.numbers.help"), parts.Line(0, on))
	}
	rows := []fyne.CanvasObject{w.section("consents.numbers", "consents.numbers.kept")}
	for _, c := range sum.Clients {
		rows = append(rows, s.one(c))
	}
	off := parts.NewButton(parts.Quiet, w.t("consents.numbers.off"), func() {
		w.confirm(w.t("consents.numbers.off.sure"), w.t("consents.numbers.off"), func() { s.change(func(l *consent.Ledger) { l.DropNumbers() }) })
	})
	if w.desk.ReadOnly() {
		off.Disable()
	}
	return parts.Rows(parts.Gap, append(rows, parts.Line(0, off))...)
}

func (s *consentScreen) one(c consent.ClientState) fyne.CanvasObject {
	w := s.w
	tone, sign, state := parts.Good, parts.SignYes, w.t("consents.client", "kind", w.t("consents.kind."+c.Kind), "date", w.words.Date(c.On), "letter", itoa(c.Letter))
	if len(c.Again) > 0 {
		var reasons []string
		for _, reason := range c.Again {
			reasons = append(reasons, w.t("consent.changed."+reason))
		}
		tone, sign, state = parts.Caution, parts.SignImportant, w.t("consents.again", "reasons", w.words.Join(reasons))
	}
	forget := parts.NewButton(parts.Quiet, w.t("consents.forget"), func() { s.change(func(l *consent.Ledger) { l.Forget(c.Number) }) })
	if w.desk.ReadOnly() {
		forget.Disable()
	}
	return parts.Ends(parts.Gap, advice(tone, sign, c.Number, state), forget)
}

func (s *consentScreen) change(do func(*consent.Ledger)) {
	l, err := s.w.desk.Editor().Letters().Ledger() // as it is by now: another program may have counted too
	if err != nil {
		s.w.tell(err)
		return
	}
	do(&l)
	s.w.desk.Editor().Letters().Enter(l)
	s.w.reshow("")
}
