; Installs Beeldbeltoets for one account, without rights of an administrator.
;   setup.exe /S installs without a question; uninstall.exe /S takes away likewise.
; Given by .ci/package/build: VERSION, FROM (the folder with the programs), OUT.

Unicode true
Name "Beeldbeltoets"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Beeldbeltoets"
InstallDirRegKey HKCU "Software\Beeldbeltoets" "Folder"
SetCompressor /SOLID lzma
SetDateSave off
ManifestDPIAware true
BrandingText " "

!include "MUI2.nsh"
!include "FileFunc.nsh"

!define DOSSIER "Beeldbeltoets.Dossier"
!define REMOVE "Software\Microsoft\Windows\CurrentVersion\Uninstall\Beeldbeltoets"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\beeldbeltoets.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Dutch" ; the first is for every other language of Windows
!insertmacro MUI_LANGUAGE "English"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "Beeldbeltoets"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "Beeldbeltoets setup"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "See THIRD-PARTY-NOTICES.txt for what is inside"

LangString Running ${LANG_DUTCH} "Beeldbeltoets is nog open. Sluit het venster en kies Opnieuw."
LangString Running ${LANG_ENGLISH} "Beeldbeltoets is still open. Close its window and choose Retry."
LangString DossierType ${LANG_DUTCH} "Dossier van Beeldbeltoets"
LangString DossierType ${LANG_ENGLISH} "Beeldbeltoets dossier"
LangString Slow ${LANG_DUTCH} "Beeldbeltoets zonder grafische kaart"
LangString Slow ${LANG_ENGLISH} "Beeldbeltoets without a graphics card"
LangString Stays ${LANG_DUTCH} "Uw dossiers blijven staan, en ook wat in %LocalAppData%\Beeldbeltoets staat."
LangString Stays ${LANG_ENGLISH} "Your dossiers stay, and so does what is in %LocalAppData%\Beeldbeltoets."

; Closed waits until FILE can be written: Windows keeps a program that runs.
!macro Closed FILE
  ${Do}
    ${IfNot} ${FileExists} "${FILE}"
      ${Break}
    ${EndIf}
    ClearErrors
    FileOpen $0 "${FILE}" a
    ${IfNot} ${Errors}
      FileClose $0
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(Running)" /SD IDCANCEL IDRETRY +2
    Abort
  ${Loop}
!macroend

Section
  !insertmacro Closed "$INSTDIR\beeldbeltoets.exe"
  SetOutPath "$INSTDIR"
  File /r "${FROM}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Beeldbeltoets.lnk" "$INSTDIR\beeldbeltoets.exe"
  ${If} ${FileExists} "$INSTDIR\software-graphics\beeldbeltoets.exe"
    CreateShortcut "$SMPROGRAMS\$(Slow).lnk" "$INSTDIR\software-graphics\beeldbeltoets.exe"
  ${EndIf}

  WriteRegStr HKCU "Software\Beeldbeltoets" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Beeldbeltoets" "Language" "$LANGUAGE"
  WriteRegStr HKCU "Software\Classes\.toets" "" "${DOSSIER}"
  WriteRegStr HKCU "Software\Classes\.toets\OpenWithProgids" "${DOSSIER}" ""
  WriteRegStr HKCU "Software\Classes\${DOSSIER}" "" "$(DossierType)"
  WriteRegStr HKCU "Software\Classes\${DOSSIER}\DefaultIcon" "" '"$INSTDIR\beeldbeltoets.exe",0'
  WriteRegStr HKCU "Software\Classes\${DOSSIER}\shell\open\command" "" '"$INSTDIR\beeldbeltoets.exe" "%1"'

  WriteRegStr HKCU "${REMOVE}" "DisplayName" "Beeldbeltoets"
  WriteRegStr HKCU "${REMOVE}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVE}" "DisplayIcon" '"$INSTDIR\beeldbeltoets.exe",0'
  WriteRegStr HKCU "${REMOVE}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVE}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVE}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVE}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVE}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${REMOVE}" "EstimatedSize" "$0"
  ${RefreshShellIcons}
SectionEnd

Function un.onInit
  ReadRegStr $LANGUAGE HKCU "Software\Beeldbeltoets" "Language"
FunctionEnd

; Takes away what the section above brought, file by file, and nothing else: a
; person may have chosen a folder that had files of their own.
Section Uninstall
  !insertmacro Closed "$INSTDIR\beeldbeltoets.exe"
  DetailPrint "$(Stays)"
  !include "${UNLIST}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR\software-graphics"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Beeldbeltoets.lnk"
  Delete "$SMPROGRAMS\$(Slow).lnk"

  DeleteRegValue HKCU "Software\Classes\.toets\OpenWithProgids" "${DOSSIER}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.toets\OpenWithProgids"
  ReadRegStr $0 HKCU "Software\Classes\.toets" ""
  ${If} $0 == "${DOSSIER}"
    DeleteRegValue HKCU "Software\Classes\.toets" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\.toets"
  DeleteRegKey HKCU "Software\Classes\${DOSSIER}"
  DeleteRegKey HKCU "${REMOVE}"
  DeleteRegKey HKCU "Software\Beeldbeltoets"
  ${RefreshShellIcons}
SectionEnd
