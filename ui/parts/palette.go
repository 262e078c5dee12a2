package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Our own colours, beside the ones Fyne names.
const (
	ColorSurface     fyne.ThemeColorName = "surface"
	ColorInk         fyne.ThemeColorName = "ink"
	ColorMuted       fyne.ThemeColorName = "muted"
	ColorAccent      fyne.ThemeColorName = "accent"
	ColorOnAccent    fyne.ThemeColorName = "onAccent"
	ColorSoft        fyne.ThemeColorName = "soft"
	ColorLine        fyne.ThemeColorName = "line"
	ColorBorder      fyne.ThemeColorName = "border"
	ColorRing        fyne.ThemeColorName = "ring"
	ColorGood        fyne.ThemeColorName = "good"
	ColorGoodSoft    fyne.ThemeColorName = "goodSoft"
	ColorCaution     fyne.ThemeColorName = "caution"
	ColorCautionSoft fyne.ThemeColorName = "cautionSoft"
	ColorBad         fyne.ThemeColorName = "bad"
	ColorBadSoft     fyne.ThemeColorName = "badSoft"
	ColorOpen        fyne.ThemeColorName = "open"
	ColorOpenSoft    fyne.ThemeColorName = "openSoft"
	ColorNone        fyne.ThemeColorName = "none"
)

// palette is one complete set of tokens. The contrast of every pair in use is computed in palette_test.go.
type palette struct {
	background, surface, ink, muted, accent, onAccent, soft, line, border, ring uint32
	good, goodSoft, caution, cautionSoft, bad, badSoft, open, openSoft          uint32
}

var (
	lightPalette = palette{
		background: 0xF4F6F4, surface: 0xFFFFFF, ink: 0x16302E, muted: 0x4C605E,
		accent: 0x0B6660, onAccent: 0xFFFFFF, soft: 0xDCEDEA, line: 0xC9D3D0, border: 0x7C8B88, ring: 0x4A8F8A,
		good: 0x1B6E43, goodSoft: 0xE0F1E7, caution: 0x7A4F00, cautionSoft: 0xFBEFD6,
		bad: 0xA3211B, badSoft: 0xFBE4E2, open: 0x3F4F74, openSoft: 0xE5EAF5,
	}
	darkPalette = palette{
		background: 0x121918, surface: 0x1B2423, ink: 0xE6EFED, muted: 0xA9BAB7,
		accent: 0x6CC9BF, onAccent: 0x08201E, soft: 0x1F3A37, line: 0x3B4A48, border: 0x7C8B88, ring: 0x4E9C94,
		good: 0x7FD3A3, goodSoft: 0x1C3527, caution: 0xF0C36A, cautionSoft: 0x3A2F17,
		bad: 0xFF9E97, badSoft: 0x43211F, open: 0xB3C1E6, openSoft: 0x242C40,
	}
	lightContrastPalette = palette{
		background: 0xFFFFFF, surface: 0xFFFFFF, ink: 0x000000, muted: 0x1C2423,
		accent: 0x00403C, onAccent: 0xFFFFFF, soft: 0xDDF3F0, line: 0x4A5553, border: 0x000000, ring: 0x00635D,
		good: 0x003D1E, goodSoft: 0xFFFFFF, caution: 0x4A2E00, cautionSoft: 0xFFFFFF,
		bad: 0x7A0500, badSoft: 0xFFFFFF, open: 0x1B2A4F, openSoft: 0xFFFFFF,
	}
	darkContrastPalette = palette{
		background: 0x000000, surface: 0x000000, ink: 0xFFFFFF, muted: 0xE3EAE9,
		accent: 0x8CF0E5, onAccent: 0x000000, soft: 0x12302D, line: 0xA9B5B3, border: 0xFFFFFF, ring: 0x8CF0E5,
		good: 0x9BF0BE, goodSoft: 0x000000, caution: 0xFFD98A, cautionSoft: 0x000000,
		bad: 0xFFBDB8, badSoft: 0x000000, open: 0xCFDAFF, openSoft: 0x000000,
	}
)

// color answers for our names and for every name of Fyne's.
func (p *palette) color(name fyne.ThemeColorName) color.Color {
	switch name {
	case ColorNone:
		return color.NRGBA{}
	case theme.ColorNameHover:
		return shade(p.ink, 0x12)
	case theme.ColorNamePressed:
		return shade(p.ink, 0x24)
	case theme.ColorNameFocus:
		return shade(p.accent, 0x38) // Fyne fills with it behind text; our own ring is ColorRing
	case theme.ColorNameSelection:
		return shade(p.accent, 0x48)
	case theme.ColorNameShadow:
		return shade(0x000000, 0x40)
	case theme.ColorNameScrollBarBackground:
		return shade(p.line, 0x80)
	}
	return shade(p.opaque(name), 0xFF)
}

func (p *palette) opaque(name fyne.ThemeColorName) uint32 {
	switch name {
	case theme.ColorNameBackground, theme.ColorNameHeaderBackground, theme.ColorNameDisabledButton:
		return p.background
	case ColorSurface, theme.ColorNameButton, theme.ColorNameInputBackground, theme.ColorNameMenuBackground, theme.ColorNameOverlayBackground:
		return p.surface
	case ColorMuted, theme.ColorNamePlaceHolder, theme.ColorNameDisabled:
		return p.muted
	case ColorAccent, theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.accent
	case ColorOnAccent, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return p.onAccent
	case ColorSoft:
		return p.soft
	case ColorLine, theme.ColorNameSeparator, theme.ColorNameInnerWindowBorderInactive:
		return p.line
	case ColorBorder, theme.ColorNameInputBorder, theme.ColorNameScrollBar, theme.ColorNameInnerWindowBorder:
		return p.border
	case ColorRing:
		return p.ring
	case ColorGood, theme.ColorNameSuccess:
		return p.good
	case ColorCaution, theme.ColorNameWarning:
		return p.caution
	case ColorBad, theme.ColorNameError:
		return p.bad
	case ColorOpen:
		return p.open
	}
	return p.tint(name)
}

func (p *palette) tint(name fyne.ThemeColorName) uint32 {
	switch name {
	case ColorGoodSoft:
		return p.goodSoft
	case ColorCautionSoft:
		return p.cautionSoft
	case ColorBadSoft:
		return p.badSoft
	case ColorOpenSoft:
		return p.openSoft
	}
	return p.ink
}

// shade makes a colour of 0xRRGGBB and an opacity.
func shade(rgb uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: alpha}
}
