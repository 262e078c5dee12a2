package compare

import (
	"slices"
	"strconv"
	"strings"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/grid"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// programPage takes what one program of a comparison is: its answers,
// its sub-scores where they are entered as such, and what users say of it.
type programPage struct {
	*fields
	at int
	// ways are the survey's fields by use, to fill when responses are read.
	ways map[string]*surveyFields
}

func (w *Feature) program(place string) shell.Page {
	at, err := strconv.Atoi(place)
	if err != nil || at >= len(w.Desk().Comparisons().Current().Programs) {
		return nil
	}
	return &programPage{fields: newFields(w), at: at, ways: map[string]*surveyFields{}}
}

func (s *programPage) p() *grid.Program {
	return &s.w.Desk().Comparisons().Current().Programs[s.at]
}

func (s *programPage) changed(write func()) {
	write()
	s.w.Changed()
}

func (s *programPage) Content() fyne.CanvasObject {
	w, p := s.w, s.p()
	name := parts.NewTextField(parts.TextOptions{Label: w.T("compare.add.label"), OnChanged: func(text string) { s.changed(func() { p.Name = text }) }})
	name.SetText(p.Name)
	back := parts.Line(parts.Gap, parts.NewButton(parts.Primary, w.T("compare.ready"), func() { w.Show(Place) }))
	rows := []fyne.CanvasObject{w.Heading("grid.eyebrow", "compare.program.title", "compare.program.intro"), s.Put("name", name), s.knockOut(), s.takesPart()}
	for _, group := range w.Desk().Comparisons().Grid().Groups {
		rows = append(rows, s.group(group))
	}
	for _, use := range w.Desk().Comparisons().Grid().UsesOf(w.Desk().Comparisons().Current().Use) {
		rows = append(rows, s.use(use))
	}
	return w.Column(append(rows, back)...)
}

// knockOut takes why a program does not take part.
func (s *programPage) knockOut() fyne.CanvasObject {
	w, p := s.w, s.p()
	options := append([]parts.Option{{ID: "in", Text: w.T("compare.out.none")}}, w.Named(w.Desk().Comparisons().Grid().Reasons)...)
	note := parts.NewTextField(parts.TextOptions{Label: w.T("compare.out.note"), OnChanged: func(text string) {
		s.changed(func() {
			if p.Out != nil {
				p.Out.Note = text
			}
		})
	}})
	note.Hidden = p.Out == nil
	reason := parts.NewSelectField(w.T("compare.out.label"), "", "", options, func(id string) {
		s.changed(func() {
			p.Out = nil
			if id != "in" {
				p.Out = &grid.Out{Reason: id, Note: note.Text()}
			}
			note.Hidden = p.Out == nil
		})
	})
	reason.Set("in")
	if p.Out != nil {
		reason.Set(p.Out.Reason)
		note.SetText(p.Out.Note)
	}
	return parts.Grid(2, s.Put("out", reason), s.Put("out.note", note))
}

// takesPart takes for which uses the program is compared, where there are several.
func (s *programPage) takesPart() fyne.CanvasObject {
	w, p := s.w, s.p()
	if w.Desk().Comparisons().Current().Use != grid.Both {
		return parts.Rows(0)
	}
	var uses *parts.Checks
	uses = parts.NewChecks(w.T("compare.uses"), "", w.uses(), func(string, bool) {
		s.changed(func() {
			p.Uses = uses.Ticked()
			if n := len(p.Uses); n == 0 || n == len(w.Desk().Comparisons().Grid().Uses) {
				p.Uses = nil // for none of them, a program is knocked out instead
				uses.Set(s.partIn()...)
			}
		})
	})
	uses.Set(s.partIn()...)
	return s.Put("uses", uses)
}

// partIn lists the uses that the program takes part in.
func (s *programPage) partIn() (ids []string) {
	for _, u := range s.w.Desk().Comparisons().Grid().Uses {
		if s.p().For(u.ID) {
			ids = append(ids, u.ID)
		}
	}
	return ids
}

// group are the criteria of a group, each with the grid's own choices.
func (s *programPage) group(group assessment.Named) fyne.CanvasObject {
	w, p := s.w, s.p()
	var fields []fyne.CanvasObject
	for _, k := range w.Desk().Comparisons().Grid().CriteriaOf(w.Desk().Comparisons().Current()) {
		if k.Group != group.ID {
			continue
		}
		var options []parts.Option
		for _, o := range k.Choices {
			options = append(options, parts.Option{ID: o.ID, Text: o.Name.In(w.Words().Lang)})
		}
		options = append(options, parts.Option{ID: grid.Unknown, Text: w.T("unknown")})
		var field *parts.SelectField
		field = parts.NewSelectField(k.Name.In(w.Words().Lang), s.mark(k.ID), w.T("compare.choose"), options, func(id string) {
			s.changed(func() { p.Choose(k.ID, id) })
			field.SetHelp(s.mark(k.ID))
		})
		field.Set(p.Choices[k.ID])
		fields = append(fields, s.Put("choices."+k.ID, field))
	}
	direct := []fyne.CanvasObject{}
	for _, use := range w.Desk().Comparisons().Grid().UsesOf(w.Desk().Comparisons().Current().Use) {
		direct = append(direct, s.direct(group, use))
	}
	return parts.NewCard(parts.Rows(parts.GapWide, parts.NewText(parts.Title, group.Name.In(w.Words().Lang)),
		parts.Grid(2, fields...), parts.NewText(parts.Help, w.T("compare.direct.help")), parts.Grid(2, direct...)))
}

// mark says where an answer comes from that nobody gave here.
func (s *programPage) mark(criterion string) string {
	switch p := s.p(); {
	case slices.Contains(p.Carried, criterion):
		return s.w.T("compare.carried")
	case p.Rebuilt && p.Choices[criterion] != "":
		return s.w.T("compare.rebuilt")
	}
	return ""
}

// direct takes a sub-score as such; an empty field leaves it to the answers.
func (s *programPage) direct(group assessment.Named, use grid.Use) fyne.CanvasObject {
	p := s.p()
	label := s.w.T("compare.direct", "use", use.Name.In(s.w.Words().Lang))
	now, entered := p.Direct[use.ID][group.ID]
	return s.number("direct."+use.ID+"."+group.ID, label, now, entered, nil, func(points grid.Points, there bool) {
		if p.Direct == nil {
			p.Direct = map[string]map[string]grid.Points{}
		}
		if p.Direct[use.ID] == nil {
			p.Direct[use.ID] = map[string]grid.Points{}
		}
		p.Direct[use.ID][group.ID] = points
		if !there {
			delete(p.Direct[use.ID], group.ID)
		}
	})
}

// number is a field for points. What is no number stays as it was typed, with
// what is wrong below it, and counts for nothing.
func (s *programPage) number(path, label string, now grid.Points, there bool, check func(grid.Points) string, set func(p grid.Points, there bool)) fyne.CanvasObject {
	var field *parts.TextField
	field = parts.NewTextField(parts.TextOptions{Label: label, OnChanged: func(text string) {
		points, err := grid.ParsePoints(text)
		wrong := ""
		switch {
		case strings.TrimSpace(text) == "":
		case err != nil:
			wrong = s.w.Words().Error(err)
		case check != nil:
			wrong = check(points)
		}
		field.SetError(wrong)
		s.changed(func() { set(points, wrong == "" && err == nil) })
	}})
	if there {
		field.SetText(s.w.Words().Points(now))
	}
	return s.Put(path, field)
}

// use is what goes by use: whether it is in use already, and the survey.
func (s *programPage) use(use grid.Use) fyne.CanvasObject {
	w, p := s.w, s.p()
	used := parts.NewSelectField(w.T("grid.column.in-use"), "", w.T("compare.choose"), w.Options("", assessment.Yes, assessment.No), func(id string) {
		s.changed(func() {
			if p.InUse == nil {
				p.InUse = map[string]string{}
			}
			p.InUse[use.ID] = id
		})
	})
	used.Set(p.InUse[use.ID])
	s.ways[use.ID] = &surveyFields{s: s, use: use}
	return parts.NewCard(parts.Rows(parts.GapWide, parts.NewText(parts.Title, use.Name.In(w.Words().Lang)),
		s.Put("inUse."+use.ID, used), s.ways[use.ID].content()))
}
