
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-E7CWYJHV.mjs";import"./chunk-QRDY3M3V.mjs";import"./chunk-JYTZDYI2.mjs";export{o as companyOf,r as joinedCompany};
