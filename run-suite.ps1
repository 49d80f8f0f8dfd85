#!/usr/bin/env pwsh
# The gate, with the switches of run-suite.sh, also in PowerShell's style (-Install, -Engine docker).
# No CmdletBinding: an advanced script would refuse the switches that it does not declare itself.
#Requires -Version 7.2
param([switch] $Install)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$switches = @(foreach ($argument in $args) { ($argument -join ',') -creplace '^-(?=[A-Za-z])', '--' })
$switches = @($switches | ForEach-Object { if ($_ -like '--*') { $_.ToLowerInvariant() } else { $_ } })
$Install = $Install -or $switches -contains '--install'
if ($IsLinux) {
    $mode = if ($Install) { @('gate') } else { @('--check', 'gate') }
    & bash "$PSScriptRoot/fixtures/install/install.sh" @mode
    if ($Install -and $LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}

Push-Location $PSScriptRoot
try { $build = & dotnet build Validation.sln -c Release -v quiet -nologo 2>&1 } finally { Pop-Location }
if ($LASTEXITCODE -ne 0) { $build | Out-Host; exit 2 }
$switches = @($switches | Where-Object { $_ -ne '--install' })
& dotnet exec "$PSScriptRoot/src/Validation.Cli/bin/Release/net10.0/validation.dll" gate @switches
exit $LASTEXITCODE
