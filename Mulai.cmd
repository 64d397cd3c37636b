@echo off
rem LKjIP: menu di jendela perintah. Klik dua kali berkas ini.
rem Dengan kata di belakangnya: perintah itu saja, misalnya  Mulai.cmd status
rem LKJIP_TANPA_JEDA=1 membuat jendela tidak menunggu tombol di akhir.
setlocal EnableExtensions DisableDelayedExpansion
title LKjIP
set "LKJIP_KODE=2"
set "LKJIP_PY="
pushd "%~dp0" 2>nul
if errorlevel 1 goto tanpa_folder
if not exist "run.py" goto belum_ekstrak

rem Python 3.11 sampai 3.14, bukan dari Microsoft Store: yang ditaruhnya untuk Excel tidak terlihat.
rem Yang dibawa paket ini lebih dahulu.
if exist "python-windows\python.exe" call :coba "python-windows\python.exe"
for %%C in ("py -3" "python" "python3") do if not defined LKJIP_PY call :coba %%~C
for %%V in (3.14 3.13 3.12 3.11) do if not defined LKJIP_PY call :coba py -%%V
for /d %%D in ("%LocalAppData%\Programs\Python\Python3*") do if not defined LKJIP_PY call :coba "%%~D\python.exe"
for /d %%D in ("%ProgramFiles%\Python3*") do if not defined LKJIP_PY call :coba "%%~D\python.exe"
if not defined LKJIP_PY goto tanpa_python

if "%~1"=="" goto menu
call %LKJIP_PY% run.py %*
set "LKJIP_KODE=%ERRORLEVEL%"
popd
goto akhir

:menu
call %LKJIP_PY% run.py menu
set "LKJIP_KODE=%ERRORLEVEL%"
popd
if "%LKJIP_KODE%"=="0" exit /b 0
goto akhir

:coba
call %* -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14) or 'WindowsApps' in sys.base_prefix)" >nul 2>nul
if not errorlevel 1 set LKJIP_PY=%*
exit /b 0

:tanpa_folder
echo Folder LKjIP tidak dapat dibuka: "%~dp0"
echo Salin seluruh folder LKjIP ke komputer ini, misalnya ke C:\LKjIP, lalu ulangi.
goto akhir

:belum_ekstrak
popd
echo Berkas run.py tidak ada di sebelah berkas ini.
echo Ekstrak dahulu seluruh berkas zip, misalnya ke C:\LKjIP, lalu klik dua kali dari sana.
goto akhir

:tanpa_python
popd
echo Python 3.11 sampai 3.14 tidak ditemukan di komputer ini.
echo   1. Buka https://www.python.org/downloads/ dan unduh Python untuk Windows, 64-bit.
echo   2. Saat memasang, centang "Add python.exe to PATH".
echo   3. Klik dua kali berkas ini sekali lagi.
echo Python dari Microsoft Store tidak dapat dipakai. Pemasangan untuk diri sendiri tidak
echo memerlukan izin pengelola komputer.
goto akhir

:akhir
if not defined LKJIP_TANPA_JEDA pause
exit /b %LKJIP_KODE%
