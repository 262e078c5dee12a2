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
	w      *app
	ledger consent.Ledger
	entry  consent.Entry
	count  string
	client consent.Client
	month  string
	turns  string
	fields map[string]parts.Field // by path, to show an error at
}

func (w *app) consentScreen() shell.Page { return &consentScreen{w: w} }

func (s *consentScreen) Content() fyne.CanvasObject {
	w := s.w
	heading := w.Heading("letter.eyebrow", "consents.title", "consents.intro")
	var err error
	if s.ledger, err = w.Desk().Editor().Letters().Ledger(); err != nil {
		return w.Column(heading, shell.Advice(parts.Bad, parts.SignNo, "", w.Words().Error(err)), w.Returns())
	}
	s.fields = map[string]parts.Field{}
	if s.ledger.Empty() {
		return w.Column(heading, shell.Advice(parts.Open, parts.SignImportant, "", w.T("consents.none")),
			parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("consents.letter"), func() { w.Show(stepLetter) })), w.Returns())
	}
	sum := s.ledger.Sum(w.Desk().Editor().Letters().Basis(), w.Desk().Today())
	rows := []fyne.CanvasObject{heading, s.standing(sum)}
	if !w.Desk().ReadOnly() {
		rows = append(rows, s.adding())
	}
	rows = append(rows, s.entries(), s.numbers(sum), parts.NewText(parts.Help, w.T("consents.proof")))
	return w.Column(append(rows, parts.Line(parts.Gap,
		parts.NewButton(parts.Plain, w.T("consents.letter"), func() { w.Show(stepLetter) }), parts.NewButton(parts.Quiet, w.T("back"), w.Return)))...)
}

// standing is where things stand: each version of the letter with what came back.
func (s *consentScreen) standing(sum consent.Summary) fyne.CanvasObject {
	w := s.w
	var rows []fyne.CanvasObject
	if sum.Standing == 0 {
		rows = append(rows, shell.Advice(parts.Open, parts.SignImportant, "", w.T("consents.nobody")))
	}
	for _, l := range sum.Letters {
		title := w.T("record.consent.version", "number", strconv.Itoa(l.Letter.Number), "date", w.Words().Date(l.Letter.Since))
		text := w.T("consents.sums", "agreed", strconv.Itoa(l.Agreed), "standing", strconv.Itoa(l.Standing), "refused", strconv.Itoa(l.Refused), "withdrawn", strconv.Itoa(l.Withdrawn))
		tone, sign, detail := parts.Good, parts.SignYes, w.T("record.consent.holds")
		if len(l.Changed) > 0 {
			var reasons []string
			for _, reason := range l.Changed {
				reasons = append(reasons, w.T("consent.changed."+reason))
			}
			tone, sign, detail = parts.Caution, parts.SignImportant, w.T("consents.again", "reasons", w.Words().Join(reasons))
		}
		rows = append(rows, parts.NewCard(parts.Rows(parts.GapSmall, parts.NewText(parts.Strong, title), parts.NewText(parts.Body, text), shell.Advice(tone, sign, "", detail))))
	}
	return parts.Rows(parts.Gap, rows...)
}

// adding asks what came back, for one client or for several at once.
func (s *consentScreen) adding() fyne.CanvasObject {
	w := s.w
	latest, _ := s.ledger.Latest()
	s.entry = consent.Entry{On: w.Desk().Today(), Kind: consent.Agreed, Letter: latest.Number, Way: latest.Way, Who: consent.ByClient}
	s.count = "1"
	kind := parts.NewChoice(w.T("consents.kind"), "", w.Options("consents.kind.", consent.Kinds...), func(id string) { s.entry.Kind = id })
	kind.Set(s.entry.Kind)
	number := s.put("count", w.Line(w.T("consents.count"), &s.count))
	on := s.put("on", w.looseDate(w.T("consents.on"), (*string)(&s.entry.On)))
	rows := []fyne.CanvasObject{w.Section("consents.add.title", "consents.add.help"), kind}
	if len(s.ledger.Letters) > 1 {
		rows = append(rows, s.versions())
	}
	rows = append(rows, s.ways(), s.whos(), parts.Grid(2, number, on))
	if s.ledger.Numbers != "" {
		rows = append(rows, s.number())
	}
	return parts.NewCard(parts.Rows(parts.GapWide, append(rows, parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("consents.add"), s.add)))...))
}

func (s *consentScreen) put(path string, field parts.Field) fyne.CanvasObject {
	s.fields["consent."+path] = field
	return field
}

func (s *consentScreen) versions() fyne.CanvasObject {
	w := s.w
	var options []parts.Option
	for _, l := range s.ledger.Letters {
		options = append(options, parts.Option{ID: strconv.Itoa(l.Number), Text: w.T("record.consent.version", "number", strconv.Itoa(l.Number), "date", w.Words().Date(l.Since))})
	}
	field := parts.NewSelectField(w.T("consents.version"), "", "", options, func(id string) { s.entry.Letter, _ = strconv.Atoi(id) })
	field.Set(strconv.Itoa(s.entry.Letter))
	return s.put("letter", field)
}

func (s *consentScreen) ways() fyne.CanvasObject {
	choice := parts.NewChoice(s.w.T("consents.way"), "", s.w.Options("consent.way.", consent.Ways...), func(id string) { s.entry.Way = id })
	choice.Set(s.entry.Way)
	return choice
}

func (s *consentScreen) whos() fyne.CanvasObject {
	choice := parts.NewChoice(s.w.T("consents.who"), "", s.w.Options("consent.who.", consent.Whos...), func(id string) { s.entry.Who = id })
	choice.Set(s.entry.Who)
	return choice
}

// number asks for a client number of the practice's own, which may stay empty.
func (s *consentScreen) number() fyne.CanvasObject {
	w := s.w
	s.client, s.month, s.turns = consent.Client{}, "", ""
	return parts.Rows(parts.Gap, parts.NewText(parts.Help, w.T("consents.number.help")),
		s.put("number", w.Line(w.T("consents.number"), &s.client.Number)),
		parts.Grid(2, s.put("turns", w.Line(w.T("consents.turns"), &s.turns)), s.put("in", w.Line(w.T("consents.month"), &s.month))))
}

// add counts it, or keeps it under the number of the client.
func (s *consentScreen) add() {
	w := s.w
	for _, f := range s.fields {
		f.SetError("")
	}
	l, err := w.Desk().Editor().Letters().Ledger()
	if err != nil {
		w.Tell(err)
		return
	}
	e, of := s.entry, s.client
	e.Count, _ = strconv.Atoi(strings.TrimSpace(s.count)) // no number is refused as none
	of.Turns, _ = strconv.Atoi(strings.TrimSpace(s.turns))
	of.In = consent.ParseMonth(s.month)
	err = l.Enter(e, of, w.Desk().Today())
	if err != nil {
		s.fail(err)
		return
	}
	w.Desk().Editor().Letters().Enter(l)
	w.Reshow("")
}

func (s *consentScreen) fail(err error) {
	w := s.w
	if e, ok := errors.AsType[*assessment.Error](err); ok {
		if field, there := s.fields[e.Path]; there {
			w.Refuse(field, w.Words().Error(err))
			return
		}
	}
	w.Tell(err)
}

// entries lists what was counted, to take a mistake out.
func (s *consentScreen) entries() fyne.CanvasObject {
	w := s.w
	if len(s.ledger.Entries) == 0 {
		return parts.Rows(0)
	}
	rows := []fyne.CanvasObject{w.Section("consents.entries", "")}
	for _, e := range s.ledger.Entries {
		how := ""
		if e.Way != "" {
			how = w.T("consents.entry.how", "way", w.T("consent.way."+e.Way), "who", w.T("consent.who."+e.Who))
		}
		text := w.T("consents.entry", "date", w.Words().Date(e.On), "count", strconv.Itoa(e.Count), "kind", w.T("consents.kind."+e.Kind), "letter", strconv.Itoa(e.Letter)) + how
		rows = append(rows, parts.Ends(parts.Gap, parts.NewText(parts.Body, text), s.taking(e)))
	}
	return parts.Rows(parts.GapSmall, rows...)
}

func (s *consentScreen) taking(e consent.Entry) fyne.CanvasObject {
	w := s.w
	remove := parts.NewButton(parts.Quiet, w.T("consents.remove"), func() {
		l, err := w.Desk().Editor().Letters().Ledger()
		if at := slices.Index(l.Entries, e); err == nil && at >= 0 {
			err = l.Remove(at)
		}
		if err != nil {
			w.Tell(err)
			return
		}
		w.Desk().Editor().Letters().Enter(l)
		w.Reshow("")
	})
	if w.Desk().ReadOnly() {
		remove.Disable()
	}
	return remove
}

// numbers switches on, knowingly, that the practice keeps client numbers of its
// own; then it lists them, and first who must be asked again.
func (s *consentScreen) numbers(sum consent.Summary) fyne.CanvasObject {
	w := s.w
	if s.ledger.Numbers == "" {
		on := parts.NewButton(parts.Plain, w.T("consents.numbers.on"), func() {
			w.Confirm(w.T("consents.numbers.sure"), w.T("consents.numbers.on"), func() { s.change(func(l *consent.Ledger) { l.KeepNumbers(w.Desk().Today()) }) })
		})
		if w.Desk().ReadOnly() {
			on.Disable()
		}
		return parts.Rows(parts.Gap, w.Section("consents.numbers", "consents.numbers.help"), parts.Line(0, on))
	}
	rows := []fyne.CanvasObject{w.Section("consents.numbers", "consents.numbers.kept")}
	for _, c := range sum.Clients {
		rows = append(rows, s.one(c))
	}
	off := parts.NewButton(parts.Quiet, w.T("consents.numbers.off"), func() {
		w.Confirm(w.T("consents.numbers.off.sure"), w.T("consents.numbers.off"), func() { s.change(func(l *consent.Ledger) { l.DropNumbers() }) })
	})
	if w.Desk().ReadOnly() {
		off.Disable()
	}
	return parts.Rows(parts.Gap, append(rows, parts.Line(0, off))...)
}

func (s *consentScreen) one(c consent.ClientState) fyne.CanvasObject {
	w := s.w
	tone, sign, state := parts.Good, parts.SignYes, w.T("consents.client", "kind", w.T("consents.kind."+c.Kind), "date", w.Words().Date(c.On), "letter", strconv.Itoa(c.Letter))
	if len(c.Again) > 0 {
		var reasons []string
		for _, reason := range c.Again {
			reasons = append(reasons, w.T("consent.changed."+reason))
		}
		tone, sign, state = parts.Caution, parts.SignImportant, w.T("consents.again", "reasons", w.Words().Join(reasons))
	}
	forget := parts.NewButton(parts.Quiet, w.T("consents.forget"), func() { s.change(func(l *consent.Ledger) { l.Forget(c.Number) }) })
	if w.Desk().ReadOnly() {
		forget.Disable()
	}
	return parts.Ends(parts.Gap, shell.Advice(tone, sign, c.Number, state), forget)
}

func (s *consentScreen) change(do func(*consent.Ledger)) {
	l, err := s.w.Desk().Editor().Letters().Ledger() // as it is by now: another program may have counted too
	if err != nil {
		s.w.Tell(err)
		return
	}
	do(&l)
	s.w.Desk().Editor().Letters().Enter(l)
	s.w.Reshow("")
}
