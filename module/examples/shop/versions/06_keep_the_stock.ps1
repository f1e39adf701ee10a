<#
keep the stock

A table whose key, reference and default are added when it has rows.
#>
Revision '5b1f0c2a9d06' -Revises '5b1f0c2a9d05' -Created '2026-11-20T09:00:00Z'

function Upgrade {
    New-DbTable stock {
        Column product bigint -NotNull
        Column place   string(20) -NotNull -Default "'shelf'"
        Column amount  int -NotNull
    }
    Add-DbRow stock @(
        foreach ($product in 1..4) { @{ product = $product; amount = 10 * $product } }
    )
    Add-DbPrimaryKey stock product, place
    Add-DbForeignKey stock product product.id -OnDelete Cascade
    Remove-DbRow stock -Where @{ product = 2 }
    Set-DbColumn stock amount -Default 0
}

function Downgrade {
    # The repeatable view reads the tables; the next upgrade to the heads makes it again.
    Remove-DbView purchase_total -IfExists
    Remove-DbTable stock
}
