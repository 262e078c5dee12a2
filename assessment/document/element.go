package document

// Role is what an element is, in the words of PDF's standard structure.
type Role string

const (
	RoleDocument Role = "Document"
	RoleSection  Role = "Sect"
	RoleGroup    Role = "Div"
	RolePara     Role = "P"
	RoleList     Role = "L"
	RoleItem     Role = "LI"
	RoleLabel    Role = "Lbl"
	RoleBody     Role = "LBody"
	RoleTable    Role = "Table"
	RoleRow      Role = "TR"
	RoleHead     Role = "TH"
	RoleData     Role = "TD"
	RoleSpan     Role = "Span"
	RoleFigure   Role = "Figure"
	RoleForm     Role = "Form"
	RoleLink     Role = "Link"
)

// headingRoles by depth, from the title down.
var headingRoles = [...]Role{"H1", "H2", "H3", "H4"}

// Element is a part of a document's logical structure, the order in which it is
// read.
type Element struct {
	Role  Role
	Kids  []*Element
	Order int // its place among all elements, in the order of reading

	Lang     string // where it is another than the document's
	Alt      string // Figure: in words
	Summary  string // Table: what it holds
	OfRow    bool   // TH: heads its row rather than its column
	Numbered bool   // L
}
