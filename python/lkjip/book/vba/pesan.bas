Option Explicit
Option Private Module

' Every sentence that a button can show. None is ever empty, and each says what to do.

Public Const JUDUL As String = "LKjIP"

' Why a button cannot run now, or "" when nothing stands in its way.
Public Function Halangan(ByVal berjalan As Boolean, ByVal letak As String, ByVal nama As String, ByVal addin As Boolean, ByVal stempel As Boolean) As String
    If berjalan Then
        Halangan = "Langkah sebelumnya masih berjalan. Tunggu sampai selesai, lalu tekan tombol ini lagi."
    ElseIf letak = "" Then
        Halangan = "Buku ini belum pernah disimpan. Simpan dahulu di folder komputer, misalnya C:\LKjIP, lalu tekan tombol ini lagi."
    ElseIf InStr(letak, "://") > 0 Then
        Halangan = "Buku ini dibuka dari OneDrive atau SharePoint, sehingga tombol tidak dapat bekerja. Simpan buku di folder komputer, misalnya C:\LKjIP, lalu buka dari sana."
    ElseIf InStr(letak & nama, "=") > 0 Then
        Halangan = "Nama buku atau foldernya memuat tanda =, sehingga program tidak dapat menemukannya. Simpan buku dengan nama tanpa tanda itu, lalu tekan tombol ini lagi."
    ElseIf Not stempel Then
        Halangan = "Buku ini tidak lengkap: sel bernama stempel_jalan tidak ditemukan. Pakai salinan terakhir dari folder cadangan."
    ElseIf Not addin Then
        Halangan = "Add-in xlwings belum dimuat di Excel. Klik dua kali pasang.cmd di folder LKjIP (macOS: python3 run.py pasang), tutup Excel, lalu buka kembali. Bila kantor melarang add-in: buka buku lewat pintasan LKjIP tanpa makro."
    End If
End Function

Public Function PesanHanyaBaca() As String
    PesanHanyaBaca = "Buku ini terbuka hanya untuk dibaca, sehingga hasil langkah tidak dapat disimpan. Mungkin buku sedang dibuka orang lain, atau dibuka langsung dari berkas zip atau surel. Tutup buku ini, lalu buka lagi dari folder komputer, misalnya C:\LKjIP."
End Function

Public Function PesanBekerja() As String
    PesanBekerja = "LKjIP sedang bekerja, mohon tunggu..."
End Function

Public Function PesanGagal(ByVal letak As String, ByVal keterangan As String) As String
    PesanGagal = "Program berhenti karena kesalahan, jadi langkah ini belum selesai. Rinciannya ada di folder catatan di sebelah buku ini (" & letak & "). Bila folder itu kosong, klik dua kali Mulai.cmd di folder LKjIP (macOS: mulai.command) dan pilih P."
    If keterangan <> "" Then PesanGagal = PesanGagal & vbLf & vbLf & "Excel: " & keterangan
End Function

Public Function PesanTanpaStempel() As String
    PesanTanpaStempel = "Python tampaknya tidak berjalan, jadi langkah ini belum dikerjakan. Klik dua kali Mulai.cmd di folder LKjIP (macOS: mulai.command) dan pilih P untuk memeriksa Python, folder .venv, dan pengaturan xlwings; pasang.cmd memasangnya lagi. Bila kantor melarang Excel menjalankan program lain: buka buku lewat pintasan LKjIP tanpa makro."
End Function

Public Function PesanTidakTersimpan() As String
    PesanTidakTersimpan = "Langkah ini sudah dikerjakan, tetapi buku belum dapat disimpan dengan kuncinya. Periksa ruang kosong dan izin folder, lalu simpan buku dengan Ctrl+S."
End Function

Public Function PesanTerkunci(ByVal lembar As String) As String
    PesanTerkunci = "Lembar " & lembar & " dikunci dengan kata sandi, jadi program tidak dapat menulis. Buka kuncinya lewat menu Tinjau, Buka Proteksi Lembar, lalu tekan tombol ini lagi."
End Function
