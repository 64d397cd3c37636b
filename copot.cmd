@echo off
rem LKjIP: melepas yang dipasang di Excel komputer ini. Buku kerja dan laporan tidak tersentuh.
setlocal EnableExtensions DisableDelayedExpansion
if exist "%~dp0Mulai.cmd" goto ada
echo Berkas Mulai.cmd tidak ada di sebelah berkas ini. Salin ulang folder LKjIP.
if not defined LKJIP_TANPA_JEDA pause
exit /b 2

:ada
call "%~dp0Mulai.cmd" copot %*
exit /b %ERRORLEVEL%
