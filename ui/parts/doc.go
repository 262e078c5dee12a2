// Package parts holds what the window is built from: the theme, the layouts and the widgets. Every one of them works with the keyboard
// alone, wraps its text and can be read at 200 %. Every word comes in as a parameter.
//
// What never enters: assessments, questions, outcomes, files, clocks. Nothing here imports a sibling package.
package parts
