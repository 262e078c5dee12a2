package ui

import (
	"bytes"
	"strconv"

	"beeldbeltoets/assessment/exchange"
	"beeldbeltoets/assessment/export"
	"beeldbeltoets/assessment/form"
	"beeldbeltoets/assessment/wholefile"
	"beeldbeltoets/ui/parts"

	"fyne.io/fyne/v2"

	"github.com/google/uuid"
)

// ownStatement is the card of one fact of one's own.
func (p *programScreen) ownStatement(g form.Group, view *groupView) fyne.CanvasObject {
	w := p.w
	remove := parts.NewButton(parts.Quiet, w.T("own.remove"), func() {
		w.Confirm(w.T("own.remove.sure"), w.T("own.remove"), func() {
			p.change(g.ID, func() { w.Desk().Editor().Form().RemoveOwnStatement(g.Subject) })
		})
	})
	if w.Desk().Editor().Locked() {
		remove.Disable()
	}
	return parts.NewCard(parts.Rows(parts.GapWide, parts.Ends(parts.Gap, parts.NewText(parts.Strong, w.say(g.Title)), remove), view.body))
}

// ownButtons add a fact of one's own, hand all of them over, and take in those of others.
func (p *programScreen) ownButtons() fyne.CanvasObject {
	w := p.w
	p.handOver = parts.NewButton(parts.Plain, w.T("own.hand-over"), p.handStatementsOver)
	add := parts.NewButton(parts.Plain, w.T("own.add"), func() {
		var at string
		p.change("ownStatements", func() { at = w.Desk().Editor().Form().AddOwnStatement(newStatementID()) })
		p.Focus(at + ".text")
	})
	take := parts.NewButton(parts.Plain, w.T("own.take"), func() {
		w.Host().ChooseFile(w.T("own.take"), []string{".json"}, exchange.MaxBytes, p.takeStatements)
	})
	p.takeFiled = parts.NewButton(parts.Plain, w.T("own.take.filed"), p.takeFiledStatements)
	if w.Desk().Editor().Locked() {
		add.Disable()
		take.Disable()
	}
	return parts.Line(parts.Gap, add, take, p.takeFiled, p.handOver)
}

// takeFiledStatements adds the facts of one's own of other assessments of this program.
func (p *programScreen) takeFiledStatements() {
	var added int
	var err error
	p.change("ownStatements", func() { added, err = p.w.Desk().Editor().TakeOwnElsewhere() })
	p.w.TellDone(err, "own.taken.filed", "count", strconv.Itoa(added))
}

// newStatementID is an id that follows those of before.
func newStatementID() string { return uuid.Must(uuid.NewV7()).String() }

// handStatementsOver writes the facts of one's own as a file.
func (p *programScreen) handStatementsOver() {
	w := p.w
	file := exchange.OwnStatementsOf(w.Desk().Editor().Assessment(), w.Desk().User())
	w.Host().ChooseFolder(w.ExportFolder(), func(folder string) {
		name := export.WholeFileName(w.T("own.file", "program", file.Program) + ".json")
		w.Worker().Do(func() func() {
			path := ""
			data, err := exchange.WriteOwnStatements(file)
			if err == nil {
				path, err = wholefile.CreateFree(folder, name, data)
			}
			return func() { w.TellDone(err, "own.handed-over", "file", path) }
		})
	})
}

// takeStatements adds the facts of a file to those of one's own.
func (p *programScreen) takeStatements(data []byte, err error) {
	w := p.w
	var file exchange.OwnStatements
	if err == nil {
		file, err = exchange.ReadOwnStatements(bytes.NewReader(data))
	}
	if err != nil {
		w.Tell(err)
		return
	}
	added := 0
	p.change("ownStatements", func() { added = w.Desk().Editor().Assessment().TakeOwn(file.Statements, file.By) })
	w.TellDone(nil, "own.taken", "count", strconv.Itoa(added), "by", file.By)
}
