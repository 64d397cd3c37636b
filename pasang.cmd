@echo off
rem LKjIP: menyiapkan komputer ini untuk tombol di Excel. Klik dua kali berkas ini.
rem Tanpa internet: pasang.cmd --dari FOLDER_WHEELS
setlocal EnableExtensions DisableDelayedExpansion
set "LKJIP_JEDA=pause"
if defined LKJIP_TANPA_JEDA set "LKJIP_JEDA=rem"
set "LKJIP_TANPA_JEDA=1"
if exist "%~dp0Mulai.cmd" goto ada
echo Ekstrak dahulu seluruh berkas zip, misalnya ke C:\LKjIP, lalu klik dua kali dari sana.
set "LKJIP_HASIL=2"
goto akhir

:ada
call "%~dp0Mulai.cmd" pasang %*
set "LKJIP_HASIL=%ERRORLEVEL%"
if not "%LKJIP_HASIL%"=="0" goto akhir
echo.
echo Memeriksa hasilnya:
call "%~dp0Mulai.cmd" periksa
set "LKJIP_HASIL=%ERRORLEVEL%"

:akhir
%LKJIP_JEDA%
exit /b %LKJIP_HASIL%
