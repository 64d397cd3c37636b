Option Explicit
Option Private Module

' Unlocks the protected sheets for a run; afterwards they and all sheets of the layout are locked.

' No sheet name may hold a slash, so it parts the names.
Private Const PEMISAH As String = "/"

Private dibuka As String

' Returns "" or the reason why a sheet stays locked; what was opened is remembered.
Public Function BukaKunci() As String
    Dim lembar As Object
    On Error Resume Next
    For Each lembar In ThisWorkbook.Worksheets
        If lembar.ProtectContents Then
            lembar.Unprotect ""
            If lembar.ProtectContents Then
                BukaKunci = PesanTerkunci(lembar.Name)
            Else
                dibuka = dibuka & PEMISAH & lembar.Name
            End If
        End If
    Next
End Function

' One sheet that cannot be locked again does not leave the others unlocked.
Public Sub KunciLagi()
    Dim nama As Variant
    On Error Resume Next
    For Each nama In Split(dibuka & PEMISAH & LembarTerkunci(), PEMISAH)
        If nama <> "" Then Kunci ThisWorkbook.Worksheets(CStr(nama))
    Next
    dibuka = ""
End Sub

Private Sub Kunci(ByVal lembar As Object)
    If Not lembar.ProtectContents Then lembar.Protect Password:="", DrawingObjects:=True, Contents:=True, Scenarios:=True, AllowFormattingColumns:=True, AllowSorting:=True, AllowFiltering:=True
End Sub
