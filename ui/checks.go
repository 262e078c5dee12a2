package ui

import (
	"slices"

	"beeldbeltoets/assessment"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/ui/parts"
	"beeldbeltoets/ui/shell"

	"fyne.io/fyne/v2"
)

// checksScreen takes the legal minimum, which binds the decision and not the
// outcome, the further checks, and what was asked of who pays.
type checksScreen struct{ *stepForm }

func (w *app) checks() shell.Page {
	c := &checksScreen{newStepForm(w, assessment.StepChecks)}
	c.layout = c.belowHeading
	return c
}

func (c *checksScreen) Content() fyne.CanvasObject {
	return c.w.Column(c.w.Heading("step.checks", "legal.title", "legal.intro"), c.draw(parts.GapWide+parts.Gap))
}

// belowHeading leaves the section out that is the heading of the page.
func (c *checksScreen) belowHeading(step form.Step) []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, g := range step.Groups {
		if i > 0 {
			rows = append(rows, c.sectionOf(g)...)
		}
		rows = append(rows, c.groups[g.ID].all)
	}
	return rows
}

// toneOf is the tone of the advice in a group.
func toneOf(g form.Group, a *assessment.Assessment) parts.Tone {
	if g.Kind == form.AboutPoint {
		return tone(g.Subject, a.Legal.Answer(g.Subject))
	}
	return parts.Caution
}

// tone of the advice at a point of the legal minimum: what still asks something
// stands out.
func tone(point, chosen string) parts.Tone {
	fine := map[string][]string{
		"agreement": {assessment.Signed, assessment.NotNeeded}, "transfer": {assessment.No, assessment.Yes}, "own-use": {assessment.No},
	}
	if slices.Contains(fine[point], chosen) {
		return parts.Neutral
	}
	return parts.Caution
}
