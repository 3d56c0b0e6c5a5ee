
import{b as o,c as r}from"./chunk-3Z4QTP77.mjs";import"./chunk-MGYYX34Z.mjs";import"./chunk-VEW3D7UD.mjs";import"./chunk-KJBVSGCY.mjs";export{o as companyOf,r as joinedCompany};
