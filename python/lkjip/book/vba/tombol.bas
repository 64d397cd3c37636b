Option Explicit

' What every button shares: check, unlock, run Python, lock again, tell the user.
' LibreOffice compiles this text too, and stops every button at one construct it does not know.

Private Const PERINTAH_XLWINGS As String = "'xlwings.xlam'!RunPython"
Private Const GAGAL As String = "-1"
Private Const SETENGAH As String = "setengah "
Private Const DIBATALKAN As Long = 18

Private sedangJalan As Boolean
Private stempelAwal As String
Private batasTunggu As Date

Private Sub Jalankan(ByVal perintah As String)
    Dim kembali As String
    Dim sebab As String
    If Not Siap() Then Exit Sub
    sedangJalan = True
    On Error GoTo Kesalahan
    ' Esc becomes an error like any other, so that the sheets are locked again.
    Application.EnableCancelKey = xlErrorHandler
    ' xlwings looks at the active workbook.
    ThisWorkbook.Activate
    Application.StatusBar = PesanBekerja()
    stempelAwal = Stempel()
    sebab = BukaKunci()
    If sebab = "" Then
        kembali = CStr(Application.Run(PERINTAH_XLWINGS, perintah))
        If PythonBerjalanSendiri() Then
            batasTunggu = Now + TimeSerial(0, 10, 0)
            Application.OnTime Now + TimeSerial(0, 0, 1), "TungguPython"
            Exit Sub
        End If
        If kembali = GAGAL Then sebab = PesanGagal(ThisWorkbook.Path, "")
        If sebab = "" And Stempel() = stempelAwal Then sebab = PesanTanpaStempel()
    End If
    Selesaikan sebab
    Exit Sub
Kesalahan:
    sebab = SebabGalat(Err.Number, Err.Description)
    Resume Berakhir
Berakhir:
    Selesaikan sebab
End Sub

' On macOS xlwings starts Python and returns at once, so the stamp is awaited once a second.
Public Sub TungguPython()
    Dim sebab As String
    If Not sedangJalan Then Exit Sub
    On Error GoTo Kesalahan
    If Stempel() = stempelAwal Then
        If Now < batasTunggu Then
            Application.OnTime Now + TimeSerial(0, 0, 1), "TungguPython"
            Exit Sub
        End If
        sebab = PesanTanpaStempel()
    End If
    Selesaikan sebab
    Exit Sub
Kesalahan:
    sebab = SebabGalat(Err.Number, Err.Description)
    Resume Berakhir
Berakhir:
    Selesaikan sebab
End Sub

' Saved once more, so that the file carries the locks.
Private Sub Selesaikan(ByVal sebab As String)
    Dim pesan As String
    Dim perlu As Boolean
    pesan = sebab
    On Error Resume Next
    KunciLagi
    Application.StatusBar = False
    sedangJalan = False
    perlu = PerluDisimpan()
    If perlu Then
        Err.Clear
        ThisWorkbook.Save
        If Err.Number <> 0 And pesan = "" Then pesan = PesanTidakTersimpan()
    End If
    On Error GoTo 0
    If pesan <> "" Then Beritahu pesan
End Sub

' Only a run of Python changes anything; half a change stays out of the file.
Private Function PerluDisimpan() As Boolean
    PerluDisimpan = (Stempel() <> stempelAwal) And (Left(Stempel(), Len(SETENGAH)) <> SETENGAH)
End Function

' Esc is noticed only when Python is done: a step that has stamped is no failure.
Private Function SebabGalat(ByVal nomor As Long, ByVal keterangan As String) As String
    Dim selesai As Boolean
    On Error Resume Next
    If nomor = DIBATALKAN Then selesai = (Stempel() <> stempelAwal)
    If Not selesai Then SebabGalat = PesanGagal(ThisWorkbook.Path, keterangan)
End Function

Private Function Siap() As Boolean
    Dim sebab As String
    sebab = Halangan(sedangJalan, ThisWorkbook.Path, ThisWorkbook.Name, AdaAddin(), AdaStempel())
    If sebab = "" Then
        If HanyaBaca() Then sebab = PesanHanyaBaca()
    End If
    If sebab <> "" Then Beritahu sebab
    Siap = (sebab = "")
End Function

Private Function Yakin(ByVal tanya As String) As Boolean
    If Siap() Then Yakin = (MsgBox(tanya, vbYesNo + vbQuestion + vbDefaultButton2, JUDUL) = vbYes)
End Function

Private Sub Beritahu(ByVal pesan As String)
    MsgBox pesan, vbExclamation, JUDUL
End Sub

' A program that does not know the answer does not stand in the way.
Private Function HanyaBaca() As Boolean
    On Error Resume Next
    HanyaBaca = ThisWorkbook.ReadOnly
End Function

Private Function AdaAddin() As Boolean
    Dim nama As String
    On Error Resume Next
    nama = Workbooks("xlwings.xlam").Name
    AdaAddin = (nama <> "")
End Function

Private Function AdaStempel() As Boolean
    On Error Resume Next
    AdaStempel = Not (ThisWorkbook.Names("stempel_jalan").RefersToRange Is Nothing)
End Function

Private Function Stempel() As String
    Stempel = CStr(ThisWorkbook.Names("stempel_jalan").RefersToRange.Value)
End Function

Private Function PythonBerjalanSendiri() As Boolean
    #If Mac Then
        PythonBerjalanSendiri = True
    #Else
        PythonBerjalanSendiri = False
    #End If
End Function
