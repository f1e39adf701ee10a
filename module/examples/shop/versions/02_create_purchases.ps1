<#
create customers and their purchases

Foreign keys that cascade, a key of two columns, an index on a part of the rows.
#>
Revision '5b1f0c2a9d02' -Revises '5b1f0c2a9d01' -Created '2026-11-04T09:00:00Z'

function Upgrade {
    New-DbTable client {
        Column id    int        -PrimaryKey
        Column name  string(50) -NotNull
        Column mail  string(80)
        Column phone string(30)
    }
    New-DbTable purchase {
        Column id     int  -PrimaryKey
        Column client int  -NotNull -References client.id -OnDelete Cascade
        Column made   date -NotNull
        Column paid   date
    }
    New-DbTable purchase_line {
        Column purchase int    -NotNull -References purchase.id -OnDelete Cascade
        Column product  bigint -NotNull -References product.id
        Column quantity int    -NotNull -Default 1
        PrimaryKey purchase, product
        Check  'quantity > 0' -Name ck_purchase_line_quantity
    }
    New-DbIndex ix_purchase_unpaid purchase made -Where 'paid is null'

    Add-DbRow client @(
        @{ id = 1; name = 'Ada Lovelace';  mail = 'Ada@Example.org'; phone = '0100' }
        @{ id = 2; name = 'Grace Hopper';  mail = 'GRACE@example.org'; phone = $null }
        @{ id = 3; name = "Miles O'Brien"; mail = $null; phone = $null }
    )
    Add-DbRow purchase @(
        @{ id = 1; client = 1; made = '2026-10-01'; paid = '2026-10-02' }
        @{ id = 2; client = 1; made = '2026-10-20'; paid = $null }
        @{ id = 3; client = 2; made = '2026-10-21'; paid = $null }
    )
    Add-DbRow purchase_line @(
        @{ purchase = 1; product = 1; quantity = 1 }
        @{ purchase = 1; product = 3; quantity = 4 }
        @{ purchase = 2; product = 2; quantity = 1 }
        @{ purchase = 3; product = 4; quantity = 2 }
    )
}

function Downgrade {
    Remove-DbTable purchase_line
    Remove-DbTable purchase
    Remove-DbTable client
}
