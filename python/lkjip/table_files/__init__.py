"""Plain tables in files: reads CSV, .xlsx, .xlsm, .ods and .xls as records, writes CSV."""
