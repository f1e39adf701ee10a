# The schema that all revisions together make.
New-DbTable category {
    Column id   int        -PrimaryKey
    Column name string(40) -NotNull -Unique
}
New-DbTable product {
    Column id       bigint         -Identity -PrimaryKey
    Column name     string(60)     -NotNull
    Column category int            -NotNull -References category.id
    Column price    decimal(10, 2) -NotNull -Default 0
    Column weight   decimal(10, 3)
    Column note     text
    Column currency string(3)      -NotNull -Default "'EUR'"
    Column sku      string(12)     -NotNull
    Check  'price >= 0' -Name ck_product_price_positive
    Check  'weight is null or weight > 0' -Name ck_product_weight
    Unique sku -Name uq_product_sku
    Index  category, name
}
New-DbTable customer {
    Column id        int        -PrimaryKey
    Column full_name string(50) -NotNull
    Column mail      string(80)
    Index  mail -Name ix_customer_mail
}
New-DbTable purchase {
    Column id       int  -PrimaryKey
    Column customer int  -NotNull -References customer.id -OnDelete Cascade
    Column made     date -NotNull
    Column paid     date
    Index  made -Name ix_purchase_unpaid -Where 'paid is null'
}
New-DbTable purchase_line {
    Column purchase int    -NotNull -References purchase.id -OnDelete Cascade
    Column product  bigint -NotNull -References product.id
    Column quantity int    -NotNull -Default 1
    PrimaryKey purchase, product
    Check  'quantity > 0' -Name ck_purchase_line_quantity
}
New-DbTable setting {
    Column name  varchar(50)  -PrimaryKey
    Column value varchar(200) -NotNull
}
New-DbTable stock {
    Column product bigint     -NotNull -References product.id -OnDelete Cascade
    Column place   string(20) -NotNull -Default "'shelf'"
    Column amount  int        -NotNull -Default 0
    PrimaryKey product, place
}
New-DbView purchase_total @'
select p.id, c.full_name, sum(l.quantity * r.price) as total
from purchase p
join customer c on c.id = p.customer
join purchase_line l on l.purchase = p.id
join product r on r.id = l.product
group by p.id, c.full_name
'@
