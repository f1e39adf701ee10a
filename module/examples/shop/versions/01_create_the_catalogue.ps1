<#
create the catalogue

Tables with keys, checks and an index, and the first rows.
#>
Revision '5b1f0c2a9d01' -Created '2026-11-02T09:00:00Z'

function Upgrade {
    New-DbTable category {
        Column id   int        -PrimaryKey
        Column name string(40) -NotNull -Unique
    }
    New-DbTable product {
        Column id       bigint         -Identity -PrimaryKey
        Column name     string(60)     -NotNull
        Column category int            -NotNull -References category.id
        Column price    decimal(10, 2) -NotNull -Default 0
        Column weight   int
        Column note     string(100)
        Check  'price >= 0' -Name ck_product_price
        Index  category, name
    }
    Add-DbRow category @{ id = 1; name = 'Books' }, @{ id = 2; name = 'Tea' }, @{ id = 3; name = "Children's toys" }
    Add-DbRow product @(
        @{ name = 'Atlas of islands';  category = 1; price = 34.90; weight = 1200; note = 'Second edition' }
        @{ name = 'Grammar';           category = 1; price = 12.5;  weight = 400;  note = $null }
        @{ name = 'Darjeeling, 100 g'; category = 2; price = 7.25;  weight = 100;  note = 'First flush' }
        @{ name = 'Wooden train';      category = 3; price = 19;    weight = $null; note = '木, "painted"' }
    )
}

function Downgrade {
    Remove-DbTable product
    Remove-DbTable category
}
