package ui

import (
	"cmp"
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// safeguardsScreen takes the to-dos for open points and the safeguards that
// apply, pack by pack.
type safeguardsScreen struct{ *stepForm }

func (w *app) safeguards() shell.Page {
	s := &safeguardsScreen{newStepForm(w, assessment.StepSafeguards)}
	s.layout = s.packs
	return s
}

func (s *safeguardsScreen) Content() fyne.CanvasObject {
	w := s.w
	return w.Column(
		w.Heading("step.safeguards", "safeguards.title", "safeguards.intro."+w.Desk().Editor().Outcome().Outcome),
		s.draw(parts.GapWide+parts.Gap))
}

// packs puts the measures of a pack in one card, which begins with its section.
func (s *safeguardsScreen) packs(step form.Step) []fyne.CanvasObject {
	var rows, card []fyne.CanvasObject
	flush := func() {
		if len(card) > 0 {
			rows = append(rows, parts.NewCard(parts.Rows(parts.GapWide, card...)))
			card = nil
		}
	}
	for _, g := range step.Groups {
		if g.Kind != form.AboutSafeguard {
			flush()
			rows = append(append(rows, s.sectionOf(g)...), s.groups[g.ID].all)
			continue
		}
		if !g.Section.None() {
			flush()
			card = s.packHead(g)
		}
		card = append(card, parts.NewRule(), s.groups[g.ID].all)
		if len(g.AtOnce) > 0 && !s.w.Desk().Editor().Locked() {
			card = append(card, parts.NewRule(), s.atOnce(g))
		}
	}
	flush()
	return rows
}

// packHead is the heading of a pack.
func (s *safeguardsScreen) packHead(g form.Group) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{parts.NewText(parts.Title, s.w.say(g.Section))}
	for _, about := range g.About {
		rows = append(rows, parts.NewText(parts.Help, s.w.say(about)))
	}
	return rows
}

// atOnce says of the measures of a pack that they are in place by an owner since a day.
// It names them, and stands below them, so that nobody says what they did not see.
func (s *safeguardsScreen) atOnce(g form.Group) fyne.CanvasObject {
	w := s.w
	owner, since := cmp.Or(w.Desk().User(), w.Desk().Editor().Assessment().Assessor.Name), string(w.Desk().Today())
	who, when := w.Line(w.T("safeguard.owner"), &owner), w.looseDate(w.T("safeguard.since"), &since)
	return parts.Rows(parts.Gap,
		parts.NewText(parts.Help, w.Words().AtOnce(g.AtOnce)),
		parts.Grid(3,
			who, when,
			parts.Rows(parts.GapSmall, parts.NewText(parts.Label, " "), parts.NewButton(parts.Plain, w.Words().N("safeguards.at-once", len(g.AtOnce)), func() {
				missing := w.Desk().Editor().Form().SetAtOnce(g, owner, assessment.Date(since))
				who.SetError(w.lacks(missing, "owner"))
				when.SetError(w.lacks(missing, "since"))
				if len(missing) > 0 {
					w.Relayout()
					return
				}
				w.Changed()
				w.Reshow("safeguards." + g.AtOnce[0].ID)
			}))))
}

// lacks is what to say under a field of a safeguard that is still missing.
func (w *app) lacks(missing []string, field string) string {
	if !slices.Contains(missing, field) {
		return ""
	}
	return w.T("safeguard.lacks." + field)
}
