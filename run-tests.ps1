#!/usr/bin/env pwsh
# The project's tests need Linux, root and bash; this hands over to run-tests.sh with the same switches, known or not.
#Requires -Version 7.2
param([switch] $Install, [switch] $NoCluster)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

$switches = @(
    if ($Install) { '--install' }
    if ($NoCluster) { '--no-cluster' }
    $args)
& bash "$PSScriptRoot/run-tests.sh" @switches
exit $LASTEXITCODE
